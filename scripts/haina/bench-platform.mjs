// What benchmarks of the running platform share: a platform of its own beside whatever else runs (state under .haina/bench/platform, free
// ports), a browser, an office that joins, and the programs of infra/bench.
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './up.mjs';
import { ROOT, paths } from './paths.mjs';
import { SERVICES } from './services.mjs';
import { build, staleness } from './build.mjs';
import { mavenEnvironment } from './jdk.mjs';
import { parseEnv } from './secrets.mjs';

const STATE = join(paths.bench, 'platform');

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => resolve(server)); })),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Everything a platform beside the user's own needs to know. */
export async function environment(jdk) {
  const names = SERVICES.flatMap((s) => [s.port, ...(s.alsoPort ? [s.alsoPort[0]] : [])]);
  const ports = await freePorts(names.length);
  const { HAINA_PUBLIC_URL: _, ...given } = process.env;
  return {
    ...given,
    ...Object.fromEntries(names.map((name, i) => [name, String(ports[i])])),
    JAVA_HOME: jdk.home,
    HAINA_DIR: STATE,
    HAINA_BUILD: 'never',
    HAINA_START_TIMEOUT: process.env.HAINA_START_TIMEOUT || '600', // a benchmark can wait on a busy machine
    // All joining is done from this one address.
    HAINA_AUTH_SMS_RESENDAFTER: '1s',
    HAINA_AUTH_SMS_PERADDRESSHOUR: '1000',
    HAINA_AUTH_SMS_PERADDRESSDAY: '1000',
  };
}

export const haina = (env, ...args) =>
  execute(process.execPath, [join(ROOT, 'scripts', 'haina', 'main.mjs'), ...args], env, `haina ${args.join(' ')} of the benchmark's platform`);

/** What a program printed on its standard output. */
function execute(command, args, env, name) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (errors += data));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Failure(`${name} failed:\n${output}${errors}`))));
  });
}

/** A browser: cookies and, once signed in, a token that is renewed before it ends. */
export class Web {
  constructor(base) {
    this.base = base;
    this.cookies = new Map();
  }

  async send(method, path, { body, form, headers = {} } = {}) {
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(180_000),
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...(this.cookies.size ? { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...headers,
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    const text = await response.text();
    if (response.status === 401 && this.token && !path.endsWith('/session-refreshes')) {
      this.token = undefined;
      this.token = (await this.send('POST', '/api/auth/v1/session-refreshes', { body: {} })).json.accessToken;
      return this.send(method, path, { body, form, headers });
    }
    if (response.status >= 400) throw new Failure(`${method} ${path} answered ${response.status}: ${text}`);
    const json = (response.headers.get('content-type') ?? '').includes('json') && text ? JSON.parse(text) : undefined;
    return { json, etag: response.headers.get('etag') };
  }

  get(path) {
    return this.send('GET', path);
  }

  post(path, body, headers) {
    return this.send('POST', path, { body, headers });
  }
}

export async function until(what, ms, look) {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Failure(`${what} did not come within ${ms / 1000} s.`);
    await pause(100);
  }
}

/** A property office that has joined: its administrator's browser and the app id of its account. */
export async function joinOffice(gateway, simulators, name) {
  const phone = new Web(simulators);
  const web = new Web(gateway);
  const mobile = `139${String(Date.now()).slice(-8)}`;
  const person = (await phone.post('/sim/api/persons', { name: '管理员', mobile })).json.id;
  const appId = (await phone.post('/sim/api/accounts', { name, admins: [person] })).json.appId;
  const wizard = (await web.post('/api/auth/v1/onboardings', {})).json;
  const self = `/api/auth/v1/onboardings/${wizard.id}`;
  const { qr } = (await phone.post(`/sim/api/persons/${person}/scans`, { link: wizard.mobileAuthorizationUrl })).json;
  const back = (await phone.post(`/sim/api/qrcodes/${qr}/authorization`, { person, appId })).json.redirect;
  await web.get(back);
  await until('the authorization', 30_000, async () => (await web.get(self)).json.state === 'AUTHORIZED');
  await web.send('PUT', `${self}/settings`, { body: { name, phone: '0755-12345678', mobile } });
  await web.post(`${self}/sms-codes`, { mobile });
  const code = await until('the code', 20_000, async () => {
    const texts = (await phone.get(`/sim/api/sms?mobile=${mobile}`)).json;
    return texts.map((text) => /\b\d{6}\b/.exec(text.text)?.[0]).find(Boolean);
  });
  web.token = (await web.post(`${self}/completion`, { code })).json.accessToken;
  return { web, appId };
}

/** Builds what is stale, and the programs of infra/bench. */
export function prepare(jdk) {
  if (staleness()) build(jdk);
  const built = spawnSync(join(ROOT, 'mvnw'), ['-q', 'package', '-Dmaven.test.skip=true', '-pl', 'infra/bench', '-am'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: mavenEnvironment(jdk),
  });
  if (built.status !== 0) throw new Failure('infra/bench could not be built; Maven says why above.');
}

/** Where a part of the benchmark's platform listens. */
export const addresses = (env) => (name) => `http://127.0.0.1:${env[SERVICES.find((s) => s.name === name).port]}`;

/** What the platform generated for itself: secrets and passwords. */
export const generatedSecrets = () => parseEnv(readFileSync(join(STATE, 'secrets.env'), 'utf8'));

/**
 * A program of infra/bench under the flags of the services under test; the last line that it printed. Not waited for synchronously: this
 * process must go on noticing that a server closes an idle connection. UTF-8, because the community's name is an argument.
 */
export function program({ jdk, mode, env }, main, ...args) {
  const dir = join(ROOT, 'infra', 'bench');
  const version = /<artifactId>haina<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(join(ROOT, 'pom.xml'), 'utf8'))[1];
  const classpath = [join(dir, 'target', `bench-${version}.jar`), readFileSync(join(dir, 'target', 'runtime.classpath'), 'utf8').trim()].join(delimiter);
  const flags = ['-XX:+UseSerialGC', ...(mode === 'c1' ? ['-XX:TieredStopAtLevel=1'] : []), '-Xmx256m', '-Dfile.encoding=UTF-8'];
  return execute(join(jdk.home, 'bin', 'java'), [...flags, '-cp', classpath, `com.haina.bench.${main}`, ...args], { ...env, LC_ALL: 'C.UTF-8' }, main).then((output) =>
    output.trim().split('\n').at(-1),
  );
}
