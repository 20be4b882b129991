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

/** What went wrong in one report, a line each: where, and the first line of what was said. */
export function failed(xml) {
  const lines = [];
  for (const [, head, body] of xml.matchAll(/<testcase\b((?:[^>"]|"[^"]*")*)(?<!\/)>([\s\S]*?)<\/testcase>/g)) {
    const said = /<(?:failure|error)\b((?:[^>"]|"[^"]*")*)>/.exec(body)?.[1];
    if (said === undefined) continue;
    const message = plain(attribute(said, 'message') || attribute(said, 'type')).trim().split('\n')[0];
    lines.push(`${attribute(head, 'classname')} > ${plain(attribute(head, 'name'))}: ${message}`.slice(0, 240));
  }
  return lines;
}

function attribute(element, name) {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(element)?.[1] ?? '';
}

function plain(text) {
  const named = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) => (name ? (named[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16))));
}

/** Few lines, so that a log cut to its end still names the first cause: of each report three, of all sixty. */
function printFailures(failures) {
  const lines = failures.flatMap((of) => (of.length > 3 ? [...of.slice(0, 3), `  and ${of.length - 3} more there`] : of));
  if (lines.length) console.log(['Failed:', ...lines.slice(0, 60)].join('\n'));
  if (lines.length > 60) console.log(`and ${lines.length - 60} lines more`);
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
  const maven = (...more) => spawnSync(join(ROOT, 'mvnw'), ['verify', '--fail-at-end', ...more], { cwd: ROOT, stdio: 'inherit', env }).status === 0;
  // Journeys need every service's jar and both processors. Of the modules some compute and some wait, so three go side by side.
  const passed = args.length ? maven(...args) : maven('-T', '3', '-pl', '!infra/journeys') && maven('-pl', 'infra/journeys', '-am', '-Dtest=*Journey', '-Dsurefire.failIfNoSpecifiedTests=false');
  const sum = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  const failures = [];
  const written = [...reports(ROOT)].map((file) => ({ file, at: statSync(file).mtimeMs })).filter(({ at }) => at >= begin); // not of a module that this run did not reach
  for (const { file } of written.sort((a, b) => a.at - b.at)) {
    const xml = readFileSync(file, 'utf8');
    for (const [name, n] of Object.entries(counts(xml))) sum[name] += n;
    failures.push(failed(xml));
  }
  printFailures(failures);
  console.log(`Tests run: ${sum.tests}, Failures: ${sum.failures}, Errors: ${sum.errors}, Skipped: ${sum.skipped}`);
  process.exitCode = passed ? 0 : 1;
  if (passed && !args.length) {
    makeStateDirectories();
    record(hash, jdk); // everything was packaged on the way: the next `up` need not build
  }
}
