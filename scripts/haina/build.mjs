// Builds what is stale. Stale means: the content of what goes into the jars changed since the recorded build,
// or the jars are not the ones that build made. Nothing here asks git or trusts a time stamp of a source.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, relative, sep } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT, paths } from './paths.mjs';
import { mavenEnvironment } from './jdk.mjs';
import { MODULES } from './services.mjs';

const LIBRARIES = ['infra/contracts', 'infra/platform'];
/** Inside gateway, and a jar of its own. */
const WEB = 'gateway/web';
const SKIPPED = new Set(['target', 'node_modules', 'dist', 'generated', '.git', '.haina']);
const NOT_BUILT = /\.tsbuildinfo$|(^|[\\/])components\.d\.ts$|\.test\.(ts|mjs)$/;

function* walk(dir) {
  let entries;
  try {
    entries = readdirSync(dir, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

/** Files whose content decides what the jars contain. Tests do not: changing one does not rebuild the platform. */
export function* sources(root = ROOT, modules = [...LIBRARIES, ...MODULES]) {
  for (const file of ['pom.xml', '.mvn/maven.config', '.mvn/jvm.config']) {
    if (existsSync(join(root, file))) yield join(root, file);
  }
  for (const module of modules) {
    yield join(root, module, 'pom.xml');
    yield* walk(join(root, module, 'src', 'main'));
    for (const file of walk(join(root, module, 'web'))) {
      if (!NOT_BUILT.test(file)) yield file;
    }
  }
}

export function sourceHash(root = ROOT, modules = undefined) {
  const hash = createHash('sha256');
  for (const file of sources(root, modules)) {
    hash.update(relative(root, file).split(sep).join('/')).update('\0');
    if (existsSync(file)) hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function version() {
  return /<artifactId>haina<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(join(ROOT, 'pom.xml'), 'utf8'))?.[1];
}

const jarOf = (module) => join(ROOT, module, 'target', `${basename(module)}-${version()}.jar`);
const classpathOf = (module) => join(ROOT, module, 'target', 'runtime.classpath');

function outputs(modules = MODULES) {
  const hash = createHash('sha256');
  for (const file of [...[...LIBRARIES, WEB].map(jarOf), ...modules.flatMap((m) => [jarOf(m), classpathOf(m)])]) {
    try {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    } catch {
      return undefined;
    }
  }
  for (const module of modules) {
    const missing = readFileSync(classpathOf(module), 'utf8').split(delimiter).find((entry) => !existsSync(entry.trim()));
    if (missing) return undefined;
  }
  return hash.digest('hex');
}

function recorded() {
  try {
    return JSON.parse(readFileSync(paths.build, 'utf8'));
  } catch {
    return {};
  }
}

export function record(hash, jdk) {
  const build = { sources: hash, outputs: outputs(), jdk: jdk.version, time: new Date().toISOString() };
  writeFileSync(`${paths.build}.new`, `${JSON.stringify(build, null, 2)}\n`);
  renameSync(`${paths.build}.new`, paths.build);
}

/** Why the tree must be built, or undefined when it need not be. */
export function staleness(hash = sourceHash()) {
  const last = recorded();
  if (!last.sources) return 'never built';
  if (last.sources !== hash) return 'sources changed';
  if (!outputs() || last.outputs !== outputs()) return 'jars missing or changed';
  return undefined;
}

/** Builds every module that runs; the output of Maven goes to the terminal, so that a first download is visible. */
export function build(jdk) {
  const hash = sourceHash();
  const result = spawnSync(
    join(ROOT, 'mvnw'),
    ['-q', 'package', '-Dmaven.test.skip=true', '-pl', MODULES.join(','), '-am'],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: mavenEnvironment(jdk) },
  );
  if (result.status !== 0) throw new Error('The build failed; its messages are above.');
  record(hash, jdk);
}

/**
 * The class path a process runs from. The project's own jars are copied under `.haina/lib` by content, so that a
 * build beside a running platform does not pull the jars from under it.
 */
export function runtimeClasspath(module) {
  const entries = [jarOf(module), ...readFileSync(classpathOf(module), 'utf8').trim().split(delimiter)].filter(Boolean);
  return entries.map((entry) => (entry.startsWith(ROOT + sep) ? keep(entry) : entry));
}

function keep(jar) {
  const digest = createHash('sha256').update(readFileSync(jar)).digest('hex').slice(0, 12);
  const kept = join(paths.lib, `${basename(jar, '.jar')}-${digest}.jar`);
  if (!existsSync(kept)) {
    copyFileSync(jar, `${kept}.new`);
    renameSync(`${kept}.new`, kept);
  }
  return kept;
}

/** Removes kept jars that none of the given class paths uses. */
export function forgetOtherJars(classpaths) {
  const used = new Set(classpaths.flat());
  for (const name of readdirSync(paths.lib)) {
    if (!used.has(join(paths.lib, name))) rmSync(join(paths.lib, name), { force: true });
  }
}
