// Finds a JDK: JAVA_HOME when it is new enough (an explicit choice), else the newest of PATH and the usual places.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { homedir } from 'node:os';

export const OLDEST = 21;

/** `JAVA_VERSION="25.0.1"` → {major: 25, version: '25.0.1'}; the old scheme "1.8.0_402" → 8. */
export function parseRelease(text) {
  const version = /^JAVA_VERSION="?([^"\r\n]+)"?/m.exec(text)?.[1];
  if (!version) return undefined;
  const [first, second] = version.split(/[._+-]/).map(Number);
  const vendor = /^IMPLEMENTOR="?([^"\r\n]+)"?/m.exec(text)?.[1];
  return { major: first === 1 ? second : first, version, vendor };
}

function inspect(home, from) {
  try {
    const real = realpathSync(home);
    const release = parseRelease(readFileSync(join(real, 'release'), 'utf8'));
    if (!release || !existsSync(join(real, 'bin', 'java'))) return undefined;
    return { home: real, from, compiler: existsSync(join(real, 'bin', 'javac')), ...release };
  } catch {
    return undefined; // not a Java home
  }
}

const list = (dir) => {
  try {
    return readdirSync(dir).map((name) => join(dir, name));
  } catch {
    return [];
  }
};

function usualPlaces(env) {
  const home = env.HOME || homedir();
  const mac = [...list('/Library/Java/JavaVirtualMachines'), ...list(join(home, 'Library/Java/JavaVirtualMachines'))];
  const brew = [...list('/opt/homebrew/opt'), ...list('/usr/local/opt')].filter((p) => /openjdk/.test(p));
  return [
    ...list('/usr/lib/jvm'),
    ...list('/usr/lib64/jvm'),
    ...list('/usr/java'),
    ...list('/opt'),
    ...list('/opt/java'),
    ...list(join(home, '.sdkman/candidates/java')),
    ...list(join(home, '.jdks')),
    ...mac.map((p) => join(p, 'Contents/Home')),
    ...brew.map((p) => join(p, 'libexec/openjdk.jdk/Contents/Home')),
  ];
}

function onPath(env) {
  const homes = [];
  for (const dir of (env.PATH || '').split(delimiter)) {
    try {
      homes.push(dirname(dirname(realpathSync(join(dir, 'java')))));
    } catch {
      // no java in this directory
    }
  }
  return homes;
}

/** Newest first; equal versions keep the order in which they were found. */
export function newest(candidates) {
  return candidates
    .filter((c) => c.compiler && c.major >= OLDEST)
    .sort((a, b) => b.major - a.major || b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
}

/**
 * @returns {{home: string, major: number, version: string, vendor?: string, from: string}}
 * @throws {Error} whose message names what was found instead
 */
export function findJdk(env = process.env, places = usualPlaces(env)) {
  const chosen = env.JAVA_HOME ? inspect(env.JAVA_HOME, 'JAVA_HOME') : undefined;
  if (chosen?.compiler && chosen.major >= OLDEST) return chosen;
  const seen = new Map();
  for (const [home, from] of [...onPath(env).map((h) => [h, 'PATH']), ...places.map((h) => [h, 'found'])]) {
    const found = inspect(home, from);
    if (found && !seen.has(found.home)) seen.set(found.home, found);
  }
  const jdk = newest([...seen.values()]);
  if (jdk) return jdk;
  const others = [...(chosen ? [chosen] : []), ...seen.values()];
  const list = others.map((c) => `  ${c.version}${c.compiler ? '' : ' (no compiler)'}  ${c.home}  (${c.from})`);
  throw new Error(
    [
      `No JDK ${OLDEST} or newer was found (JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks, Library/Java).`,
      ...(list.length ? ['Found, but not usable:', ...list] : []),
      'Install one (for example Eclipse Temurin 25, https://adoptium.net) or set JAVA_HOME.',
    ].join('\n'),
  );
}

/** Maven's environment under this JDK; from 24 on the JVM warns of what Maven's own libraries do, which helps nobody here. */
export function mavenEnvironment(jdk, env = process.env) {
  const quiet = jdk.major >= 24 ? '--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED' : '';
  return { ...env, JAVA_HOME: jdk.home, MAVEN_OPTS: [env.MAVEN_OPTS, quiet].filter(Boolean).join(' ') };
}
