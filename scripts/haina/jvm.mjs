// How a service's JVM is started: an @argfile per service, Serial GC and C1 for a quick start on few cores, or, when a
// cache was trained (`up --train`, JDK 25 or newer), the AOT cache with both compilers.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { paths } from './paths.mjs';
import { runtimeClasspath } from './build.mjs';

export const FIRST_WITH_AOT = 25;

/** One argument in the syntax of the java launcher's argument files. */
export const quote = (argument) => (/^[\w@%+=:,./-]+$/.test(argument) ? argument : `"${argument.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);

/** Key of a cache: the same class path, JVM and compiler settings, or it is another cache. */
const cacheFile = (service, jdk, classpath) => {
  const key = createHash('sha256').update(`${jdk.home} ${jdk.version} ${classpath.join(delimiter)}`).digest('hex').slice(0, 12);
  return join(paths.aot, `${service.name}-${key}.aot`);
};

/**
 * @param {'c1'|'c2'|'train'} mode  c1: quick start; c2: both compilers, for throughput; train: write a cache at exit
 * @returns {{args: string[], classpath: string[], cached: boolean, cache: string}}
 */
export function launch(service, jdk, mode, heapMb = service.heapMb) {
  const classpath = runtimeClasspath(service.dir);
  const cache = cacheFile(service, jdk, classpath);
  const cached = mode !== 'train' && jdk.major >= FIRST_WITH_AOT && existsSync(cache);
  const options = [
    '-XX:+UseSerialGC',
    `-Xmx${heapMb}m`,
    '-XX:+ExitOnOutOfMemoryError',
    `-XX:ErrorFile=${join(paths.logs, `${service.name}-crash-%p.txt`)}`,
    '--enable-native-access=ALL-UNNAMED',
    '-Dfile.encoding=UTF-8',
    '-Dstdout.encoding=UTF-8',
    '-Dstderr.encoding=UTF-8',
    '-Djava.security.egd=file:/dev/urandom',
  ];
  if (jdk.major >= 24) options.push('--sun-misc-unsafe-memory-access=allow'); // netty and Tink still use it; no warning lines
  if (mode === 'train') options.push(`-XX:AOTCacheOutput=${cache}`);
  else if (cached) options.push(`-XX:AOTCache=${cache}`);
  else options.push('-Xshare:auto');
  if (mode === 'c1' && !cached) options.push('-XX:TieredStopAtLevel=1');
  const file = join(paths.run, `${service.name}.args`);
  writeFileSync(file, `${[...options, '-cp', classpath.join(delimiter), service.main].map(quote).join('\n')}\n`, { mode: 0o600 });
  return { args: [`@${file}`], classpath, cached, cache };
}

/** Removes caches of a service that belong to other jars or another JVM. */
export function forgetOtherCaches(service, keep) {
  for (const name of readdirSync(paths.aot)) {
    const file = join(paths.aot, name);
    if (name.startsWith(`${service.name}-`) && /^[0-9a-f]{12}\.aot/.test(name.slice(service.name.length + 1)) && file !== keep) {
      rmSync(file, { force: true });
    }
  }
}
