// Every test: the command line's own, then Maven's (unit, slice, store, house, the web's, journeys), then one summary line.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT, makeStateDirectories } from './paths.mjs';
import { record, sourceHash } from './build.mjs';
import { findJdk, mavenEnvironment } from './jdk.mjs';

/** Counts of one report: the attributes of its <testsuite> elements, of which Surefire writes one and Vitest one per file. */
export function counts(xml) {
  const sum = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const [suite] of xml.matchAll(/<testsuite\b[^>]*>/g)) {
    for (const name of Object.keys(sum)) sum[name] += Number(new RegExp(`\\s${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  }
  return sum;
}

function* reports(dir, depth = 0) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || ['node_modules', 'src', '.git', '.haina'].includes(entry.name)) continue;
    const path = join(dir, entry.name);
    if (entry.name === 'surefire-reports') {
      for (const file of readdirSync(path)) if (/^TEST-.*\.xml$/.test(file)) yield join(path, file);
    } else if (depth < 3) {
      yield* reports(path, depth + 1);
    }
  }
}

export async function test(args) {
  const begin = Date.now();
  const jdk = findJdk();
  // Journeys start what this very run has packaged: no second build inside the first.
  const env = { ...mavenEnvironment(jdk), HAINA_BUILD: 'never' };
  const own = readdirSync(join(ROOT, 'scripts', 'haina')).filter((f) => f.endsWith('.test.mjs')).map((f) => join(ROOT, 'scripts', 'haina', f));
  const node = spawnSync(process.execPath, ['--test', ...own], { cwd: ROOT, stdio: 'inherit', env });
  if (node.status !== 0) {
    process.exitCode = 1;
    return;
  }
  const hash = sourceHash();
  const maven = spawnSync(join(ROOT, 'mvnw'), ['verify', '--fail-at-end', ...args], { cwd: ROOT, stdio: 'inherit', env });
  const sum = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const file of reports(ROOT)) {
    if (statSync(file).mtimeMs < begin) continue; // a module that this run did not reach
    for (const [name, n] of Object.entries(counts(readFileSync(file, 'utf8')))) sum[name] += n;
  }
  console.log(`Tests run: ${sum.tests}, Failures: ${sum.failures}, Errors: ${sum.errors}, Skipped: ${sum.skipped}`);
  process.exitCode = maven.status === 0 ? 0 : 1;
  if (maven.status === 0 && !args.length) {
    makeStateDirectories();
    record(hash, jdk); // everything was packaged on the way: the next `up` need not build
  }
}
