// Writes gateway/web/openapi/*.json anew: what each service says of its own API, which the web's types are made from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { findJdk, mavenEnvironment } from './jdk.mjs';
import { SERVICES, byName } from './services.mjs';

/** Whoever speaks to a page: the services, by their word in addresses, and the simulators. */
const wordOf = (service) => service?.noun ?? (service?.name === 'simulators' ? 'simulators' : undefined);
const described = () => SERVICES.filter(wordOf);

const fileOf = (service) => join(ROOT, 'gateway', 'web', 'openapi', `${wordOf(service)}.json`);

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

export async function openapi(args) {
  const unknown = args.find((arg) => !wordOf(byName(arg)));
  if (unknown) throw new Error(`openapi does not know ${unknown}. It takes: ${described().map((s) => s.name).join(', ')}; all without a name.`);
  const services = described().filter((s) => !args.length || args.includes(s.name));
  const before = new Map(services.map((s) => [s, read(fileOf(s))]));
  // The very tests that compare the files write them: there is one way to ask a service.
  const maven = spawnSync(
    join(ROOT, 'mvnw'),
    ['-q', 'test', '-pl', services.map((s) => s.dir).join(','), '-am', '-Dtest=OpenApiIT', '-Dsurefire.failIfNoSpecifiedTests=false', '-Dhaina.openapi.renew=true'],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: mavenEnvironment(findJdk()) },
  );
  if (maven.status !== 0) throw new Error('A service could not be asked; run ./mvnw -q test -pl <service> -am -Dtest=OpenApiIT for its messages.');
  for (const service of services) {
    console.log(`  ${before.get(service) === read(fileOf(service)) ? 'unchanged' : 'renewed  '}  gateway/web/openapi/${wordOf(service)}.json`);
  }
}
