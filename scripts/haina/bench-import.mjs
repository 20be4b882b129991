// The benchmark of imports. A platform of its own (state under .haina/bench/platform, free ports, the parts that an import passes through) takes resident
// workbooks through the gateway, as the console would; beside it the same workbook is only read, and the documents that came out of
// it are only written. Several runs, each with an office and people of its own.
import { createServer } from 'node:net';
import { openAsBlob, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { loadavg } from 'node:os';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './up.mjs';
import { ROOT, paths } from './paths.mjs';
import { SERVICES } from './services.mjs';
import { basic } from './health.mjs';
import { build, staleness } from './build.mjs';
import { mavenEnvironment } from './jdk.mjs';
import { parseEnv } from './secrets.mjs';

const SMALL = 10_000;
const LARGE = Number(process.env.HAINA_BENCH_ROWS || 100_000);
const HEAP_SAMPLE_MS = 250;
const STATE = join(paths.bench, 'platform');
/** What an import of residents passes through; store, broker and discovery come by themselves. */
const PARTS = ['auth-service', 'resident-service', 'import-service', 'gateway', 'simulators'];
const LAYERS = ['区', '楼栋', '单元', '门牌号'];

const seconds = (since) => (performance.now() - since) / 1000;

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => resolve(server)); })),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Everything a platform beside the user's own needs to know. */
async function environment(jdk) {
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

const haina = (env, ...args) =>
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
class Web {
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

async function until(what, ms, look) {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Failure(`${what} did not come within ${ms / 1000} s.`);
    await pause(100);
  }
}

/** A property office that has joined, with a community of that name; the administrator's browser. */
async function joinOffice(gateway, simulators, name, community) {
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
  await web.post('/api/resident/v1/communities', { name: community, structures: [{ name: '主体', layers: LAYERS }] });
  return web;
}

/** Upload, dry run, confirmation, applying, report: the seconds each took, and the counts. */
async function importFile(web, file) {
  const begin = performance.now();
  const form = new FormData();
  form.append('file', await openAsBlob(file), basename(file));
  const self = `/api/import/v1/imports/${(await web.send('POST', '/api/import/v1/imports', { form })).json.id}`;
  const uploadS = seconds(begin);
  const reach = (state) =>
    until(`the import's state ${state}`, 1_800_000, async () => {
      const answer = await web.get(self);
      if (['FAILED', 'UPLOADED'].includes(answer.json.state)) throw new Failure(`The import stopped: ${JSON.stringify(answer.json)}`);
      return answer.json.state === state ? answer : undefined;
    });
  const checked = await reach('CHECKED');
  const checkedS = seconds(begin);
  await web.post(`${self}/confirmation`, { duplicatePolicy: 'OVERWRITE', createMissingRooms: true }, { 'If-Match': checked.etag });
  const applied = await reach('APPLIED');
  await web.get(`${self}/report`);
  const totalS = seconds(begin);
  return { uploadS, checkS: checkedS - uploadS, applyS: totalS - checkedS, totalS, counts: checked.json.counts, checked: checked.json, applied: applied.json.applied };
}

/** The highest heap use that the service reports while something runs: what is used between two collections, garbage included. */
async function watchHeap(url, ops, work) {
  let peak = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      try {
        const response = await fetch(`${url}/actuator/metrics/jvm.memory.used?tag=area:heap`, { headers: { Authorization: basic(ops) } });
        if (response.ok) peak = Math.max(peak, (await response.json()).measurements[0].value);
      } catch {
        // busy; the next sample
      }
      await pause(HEAP_SAMPLE_MS);
    }
  })();
  try {
    return { result: await work(), peak: () => peak / 1024 / 1024 };
  } finally {
    over = true;
    await watching;
  }
}

/**
 * A program of infra/bench under the flags of the services under test; the last line that it printed. Not waited for synchronously: this
 * process must go on noticing that a server closes an idle connection. UTF-8, because the community's name is an argument.
 */
function program({ jdk, mode, env }, main, ...args) {
  const dir = join(ROOT, 'infra', 'bench');
  const version = /<artifactId>haina<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(join(ROOT, 'pom.xml'), 'utf8'))[1];
  const classpath = [join(dir, 'target', `bench-${version}.jar`), readFileSync(join(dir, 'target', 'runtime.classpath'), 'utf8').trim()].join(delimiter);
  const flags = ['-XX:+UseSerialGC', ...(mode === 'c1' ? ['-XX:TieredStopAtLevel=1'] : []), '-Xmx256m', '-Dfile.encoding=UTF-8'];
  return execute(join(jdk.home, 'bin', 'java'), [...flags, '-cp', classpath, `com.haina.bench.${main}`, ...args], { ...env, LC_ALL: 'C.UTF-8' }, main).then((output) =>
    output.trim().split('\n').at(-1),
  );
}

export async function run({ jdk, runs, mode, publish }) {
  if (staleness()) build(jdk);
  const built = spawnSync(join(ROOT, 'mvnw'), ['-q', 'package', '-Dmaven.test.skip=true', '-pl', 'infra/bench', '-am'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: mavenEnvironment(jdk),
  });
  if (built.status !== 0) throw new Failure('infra/bench could not be built; Maven says why above.');
  const env = await environment(jdk);
  const at = (name) => `http://127.0.0.1:${env[SERVICES.find((s) => s.name === name).port]}`;
  console.log('Starting a platform for the benchmark ...');
  await haina(env, 'up', '--reset', ...(mode === 'c2' ? ['--c2'] : []), ...PARTS);
  try {
    const generated = parseEnv(readFileSync(join(STATE, 'secrets.env'), 'utf8'));
    const ops = { user: env.OPS_USER || generated.OPS_USER, password: env.OPS_PASSWORD || generated.OPS_PASSWORD };
    const baselineEnv = { ...env, MONGODB_URI: env.MONGODB_URI || `mongodb://127.0.0.1:${env.STORE_PORT}` };
    const results = [];
    for (let i = 0; i < runs; i++) {
      const community = `基准花园${i + 1}`;
      const web = await joinOffice(at('gateway'), at('simulators'), `基准物业${Date.now()}`, community);
      const files = [];
      for (const rows of [SMALL, LARGE]) {
        const file = join(paths.bench, `residents-${rows}${files.length ? '' : '-small'}.xlsx`);
        await program({ jdk, mode, env }, 'WorkbookGenerator', String(rows), file, community, String((2 * i + files.length) % 1000));
        files.push(file);
      }
      const { result, peak } = await watchHeap(at('import-service'), ops, async () => {
        const small = await importFile(web, files[0]);
        const large = await importFile(web, files[1]);
        const again = await importFile(web, files[1]);
        return { small, large, again };
      });
      const { small, large, again } = result;
      if (large.counts.newRows !== LARGE) throw new Failure(`Of ${LARGE} rows ${large.counts.newRows} were new: ${JSON.stringify(large.checked)}`);
      if (again.counts.unchanged !== LARGE) throw new Failure(`The second pass changed something: ${JSON.stringify(again.checked)}`);
      const alone = JSON.parse(await program({ jdk, mode, env: baselineEnv }, 'ImportBaseline', files[1], String(LARGE)));
      const aloneSmall = JSON.parse(await program({ jdk, mode, env: baselineEnv }, 'ImportBaseline', files[0], String(SMALL)));
      results.push({
        rows: LARGE,
        read_s: alone.read_s,
        write_s: alone.write_s,
        platform_s: large.totalS,
        ratio: large.totalS / (alone.read_s + alone.write_s),
        upload_s: large.uploadS,
        check_s: large.checkS,
        apply_s: large.applyS,
        unchanged_s: again.totalS,
        small_rows: SMALL,
        small_platform_s: small.totalS,
        small_ratio: small.totalS / (aloneSmall.read_s + aloneSmall.write_s),
        import_service_peak_heap_mb: peak(),
        load_1m: loadavg()[0],
      });
      console.log(`run ${i + 1}: ${JSON.stringify(results.at(-1))}`);
    }
    return publish('import', results, jdk, {
      jvm: mode,
      how: `services and baseline run under the same compiler and collector; heap: highest of samples of jvm.memory.used every ${HEAP_SAMPLE_MS} ms, garbage included, -Xmx256m`,
    });
  } finally {
    if (!process.env.HAINA_BENCH_KEEP) await haina(env, 'down');
  }
}
