// Benchmarks: a table on the terminal, and .haina/bench/<name>.json so that anyone can compare runs.
import { cpus, loadavg } from 'node:os';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure, bringUp, storeKind } from './up.mjs';
import { build, staleness } from './build.mjs';
import { findJdk } from './jdk.mjs';
import { cpuSeconds, lock, residentMb } from './processes.mjs';
import { makeStateDirectories, paths } from './paths.mjs';
import { secrets } from './secrets.mjs';
import { settings } from './environment.mjs';
import { stopAll } from './down.mjs';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const round = (value) => Math.round(value * 100) / 100;

/** Medians of the numbers in a list of runs; what is not a number is taken from the last run. */
export function figuresOf(runs) {
  const last = runs.at(-1);
  return Object.fromEntries(
    Object.keys(last).map((key) => [key, typeof last[key] === 'number' ? round(median(runs.map((r) => r[key]))) : last[key]]),
  );
}

/**
 * Writes the result of a benchmark and prints its table.
 * @param {string} name
 * @param {object[]} runs one object of figures per run; units are in the names (`_s`, `_mb`); `ratio` where there is one
 */
export function publish(name, runs, jdk, extra = {}) {
  const s = settings(secrets());
  const figures = figuresOf(runs);
  const result = {
    name,
    time: new Date().toISOString(),
    cpus: cpus().length,
    jdk: jdk.version,
    store: storeKind(s),
    runs: runs.length,
    figures,
    ...(figures.ratio === undefined ? {} : { ratio: figures.ratio }),
    samples: runs,
    ...extra,
  };
  const file = join(paths.bench, `${name}.json`);
  writeFileSync(`${file}.new`, `${JSON.stringify(result, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  const keys = Object.keys(figures);
  const cells = [keys, ...runs.map((run) => keys.map((k) => String(typeof run[k] === 'number' ? round(run[k]) : run[k]))), keys.map((k) => String(figures[k]))];
  const widths = keys.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const labels = ['', ...runs.map((_, i) => `run ${i + 1}`), 'median'];
  cells.forEach((row, i) => console.log(`${labels[i].padEnd(8)}${row.map((cell, j) => cell.padStart(widths[j] + 2)).join('')}`));
  console.log(`${result.cpus} CPUs, JDK ${result.jdk}, store: ${result.store}; written to ${file}`);
  return result;
}

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Cold JVMs over existing data: everything stopped, everything started, nothing built in between. */
async function startBench({ jdk, runs, mode }) {
  if (staleness()) build(jdk);
  const results = [];
  for (let i = 0; i < runs; i++) {
    await stopAll({ quiet: true });
    const outcome = await bringUp({ jdk, mode, out: silent() });
    const resident = outcome.records.reduce((sum, record) => sum + residentMb(record.pid), 0);
    const cpu = outcome.records.reduce((sum, record) => sum + cpuSeconds(record.pid), 0);
    results.push({
      healthy_s: outcome.healthyS,
      usable_s: outcome.usableS,
      cpu_s: cpu,
      resident_mb: resident,
      processes: outcome.records.length,
      load_1m: loadavg()[0],
    });
    console.log(`run ${i + 1}: healthy after ${outcome.healthyS.toFixed(1)} s, ${resident.toFixed(0)} MB`);
  }
  return publish('start', results, jdk, { jvm: readdirSync(paths.aot).some((file) => file.endsWith('.aot')) ? 'aot' : mode });
}

const BENCHES = { start: startBench };

/** Benchmarks of other parts are files of their own: scripts/haina/bench-<name>.mjs exporting `run({jdk, runs, mode, publish})`. */
async function benchFor(name) {
  if (BENCHES[name]) return BENCHES[name];
  const file = join(dirname(fileURLToPath(import.meta.url)), `bench-${name}.mjs`);
  if (!/^[a-z-]+$/.test(name) || name === 'platform' || !existsSync(file)) return undefined;
  return (await import(pathToFileURL(file).href)).run;
}

/** Starting is measured as `up` starts; how much goes through, as a server runs that stays up: with both compilers. */
export const modeOf = (name, args) => {
  if (args.includes('--c1') && args.includes('--c2')) throw new Failure('--c1 or --c2, not both.');
  if (args.includes('--c1')) return 'c1';
  return args.includes('--c2') || name !== 'start' ? 'c2' : 'c1';
};

export async function bench(args) {
  const runsAt = args.indexOf('--runs');
  const runs = runsAt < 0 ? 3 : Number(args[runsAt + 1]);
  const names = args.filter((arg, i) => !arg.startsWith('--') && (runsAt < 0 || i !== runsAt + 1));
  if (!Number.isInteger(runs) || runs < 1) throw new Failure('--runs takes a number from 1.');
  makeStateDirectories();
  lock();
  const jdk = findJdk();
  const all = ['start', 'import', 'callbacks', 'followers'];
  const wanted = names.length ? names : all;
  for (const name of wanted) {
    const run = await benchFor(name);
    if (!run && names.length) throw new Failure(`There is no benchmark "${name}".`);
    if (run) await run({ jdk, runs, mode: modeOf(name, args), publish });
  }
}
