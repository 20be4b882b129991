// Tests of the command line's parts, on real files, sockets and processes. Run: node --test scripts/haina/*.test.mjs
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { after, describe, test } from 'node:test';

const state = mkdtempSync(join(tmpdir(), 'haina-test-'));
process.env.HAINA_DIR = state;
after(() => rmSync(state, { recursive: true, force: true }));

const { findJdk, newest, parseRelease } = await import('./jdk.mjs');
const { sourceHash } = await import('./build.mjs');
const { clientSecretName, encodingAesKey, parseEnv, secrets } = await import('./secrets.mjs');
const { environmentOf, kafkaHosts, mongoHosts, settings } = await import('./environment.mjs');
const { answers, free, listeningInodes, owner } = await import('./ports.mjs');
const { alive, cpuSeconds, lock, logFile, residentMb, running, start, startTime, stop } = await import('./processes.mjs');
const { readable, shorten, tail } = await import('./logs.mjs');
const { registeredNames } = await import('./health.mjs');
const { Progress } = await import('./progress.mjs');
const { OUTSIDE, SERVICES, byName } = await import('./services.mjs');
const { counts, failed } = await import('./test.mjs');
const { figuresOf, median, modeOf } = await import('./bench.mjs');
const { quote } = await import('./jvm.mjs');
const { Client, Refused } = await import('./client.mjs');
const { makeStateDirectories, paths } = await import('./paths.mjs');
makeStateDirectories();

function fakeJdk(name, release, { compiler = true } = {}) {
  const home = join(state, 'jdks', name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'release'), release);
  for (const program of compiler ? ['java', 'javac'] : ['java']) {
    writeFileSync(join(home, 'bin', program), '#!/bin/sh\n');
    chmodSync(join(home, 'bin', program), 0o755);
  }
  return home;
}

describe('JDK', () => {
  const jdk17 = fakeJdk('17', 'JAVA_VERSION="17.0.15"\n');
  const jdk21 = fakeJdk('21', 'IMPLEMENTOR="Example"\nJAVA_VERSION="21.0.4"\n');
  const jdk25 = fakeJdk('25', 'JAVA_VERSION="25.0.1"\n');
  const jre26 = fakeJdk('26-jre', 'JAVA_VERSION="26"\n', { compiler: false });

  test('the version is read from the release file, in the old scheme too', () => {
    assert.deepEqual(parseRelease('JAVA_VERSION="25.0.1"\nIMPLEMENTOR="Eclipse Adoptium"'), { major: 25, version: '25.0.1', vendor: 'Eclipse Adoptium' });
    assert.equal(parseRelease('JAVA_VERSION="1.8.0_402"').major, 8);
    assert.equal(parseRelease('SOURCE="x"'), undefined);
  });
  test('the newest one with a compiler is taken', () => {
    assert.equal(findJdk({ PATH: '' }, [jdk17, jdk21, jre26, jdk25]).home, jdk25);
    assert.equal(newest([{ compiler: true, major: 25, version: '25.0.9' }, { compiler: true, major: 25, version: '25.0.10' }]).version, '25.0.10');
  });
  test('JAVA_HOME is an explicit choice, unless it is too old', () => {
    assert.equal(findJdk({ PATH: '', JAVA_HOME: jdk21 }, [jdk25]).from, 'JAVA_HOME');
    assert.equal(findJdk({ PATH: '', JAVA_HOME: jdk17 }, [jdk25]).home, jdk25);
  });
  test('one on PATH is found', () => {
    assert.equal(findJdk({ PATH: join(jdk21, 'bin') }, []).home, jdk21);
  });
  test('when there is none, what was found instead is named', () => {
    assert.throws(() => findJdk({ PATH: '', JAVA_HOME: jdk17 }, [jre26]), (e) => /No JDK 21/.test(e.message) && e.message.includes(jdk17) && /26 \(no compiler\)/.test(e.message));
  });
});

describe('staleness', () => {
  const root = join(state, 'tree');
  const write = (file, content) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  write('pom.xml', '<project/>');
  write('a/pom.xml', '<project/>');
  write('a/src/main/java/A.java', 'class A {}');
  write('a/src/test/java/ATests.java', 'class ATests {}');
  const hash = () => sourceHash(root, ['a']);

  test('changed content, a new file and a renamed file are seen; a touched file and a changed test are not', () => {
    const first = hash();
    write('a/src/main/java/A.java', 'class A {}');
    write('a/src/test/java/ATests.java', 'class ATests { int x; }');
    write('a/target/classes/A.class', 'x');
    assert.equal(hash(), first);
    write('a/src/main/java/A.java', 'class A { int x; }');
    const second = hash();
    assert.notEqual(second, first);
    write('a/src/main/resources/b.yaml', 'b: 1');
    const third = hash();
    assert.notEqual(third, second);
    rmSync(join(root, 'a/src/main/resources/b.yaml'));
    write('a/src/main/resources/c.yaml', 'b: 1');
    assert.notEqual(hash(), third);
  });
  test('the web counts, but not what is generated in it, installed for it or tests it', () => {
    write('a/web/console/src/main.ts', 'start()');
    write('a/web/openapi/auth.json', '{}');
    const first = hash();
    write('a/web/console/src/main.test.ts', 'x');
    write('a/web/console/components.d.ts', 'x');
    write('a/web/shared/src/api/generated/auth.ts', 'x');
    write('a/web/node_modules/vue/index.js', 'x');
    write('a/web/console/dist/index.html', 'x');
    assert.equal(hash(), first);
    write('a/web/openapi/auth.json', '{"openapi":"3.1.0"}');
    const second = hash();
    assert.notEqual(second, first);
    write('a/web/console/src/main.ts', 'start(1)');
    assert.notEqual(hash(), second);
  });
});

describe('secrets', () => {
  test('they are made once, kept, completed, and readable by the owner only', () => {
    const file = join(state, 'secrets-test.env');
    const first = secrets(file);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(secrets(file), first);
    assert.match(first.WECHAT_COMPONENT_APP_ID, /^wx[0-9a-f]{16}$/);
    assert.match(first.WECHAT_COMPONENT_APP_SECRET, /^[0-9a-f]{32}$/);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^OPS_PASSWORD=.*\n/m, ''));
    const completed = secrets(file);
    assert.notEqual(completed.OPS_PASSWORD, first.OPS_PASSWORD);
    assert.equal(completed.SMS_SECRET_KEY, first.SMS_SECRET_KEY);
  });
  test('an AES key has 43 letters and digits and decodes to 32 bytes', () => {
    for (let i = 0; i < 50; i++) {
      const key = encodingAesKey();
      assert.match(key, /^[A-Za-z0-9]{43}$/);
      assert.equal(Buffer.from(`${key}=`, 'base64').length, 32);
    }
  });
  test('comments and odd lines of the file are ignored', () => {
    assert.deepEqual(parseEnv('# x\nA=1\nB=a=b\n\nnot a line\n'), { A: '1', B: 'a=b' });
  });
});

describe('environment', () => {
  const generated = secrets(join(state, 'environment.env'));
  const of = (name, env = {}) => environmentOf(byName(name), settings(generated, env), generated, env);

  test('a service gets its own client secret and nobody else\'s; only auth-service knows all', () => {
    const staff = of('staff-service');
    assert.equal(staff.HAINA_CLIENT_SECRET, generated[clientSecretName('staff-service')]);
    assert.equal(staff.HAINA_SERVICE_CLIENTS, undefined);
    assert.ok(!Object.values(staff).includes(generated[clientSecretName('auth-service')]));
    const clients = of('auth-service').HAINA_SERVICE_CLIENTS.split(',').map((c) => c.split('=')[0]);
    assert.deepEqual(clients.sort(), SERVICES.filter((s) => s.client).map((s) => s.name).sort());
    assert.equal(of('store').OPS_PASSWORD, undefined);
  });
  test('the simulated phones may show our pages only where something is simulated', () => {
    assert.equal(of('gateway').HAINA_SIMULATORS_URL, 'http://127.0.0.1:8090');
    assert.equal(of('gateway', { SIMULATORS_URL: 'https://phones.test' }).HAINA_SIMULATORS_URL, 'https://phones.test');
    const real = Object.fromEntries(OUTSIDE.map(([name, host]) => [name, `https://${host}`]));
    assert.equal(of('gateway', real).HAINA_SIMULATORS_URL, undefined);
  });
  test('without settings, everything outside is simulated on this machine', () => {
    const auth = of('auth-service');
    for (const [name, host] of OUTSIDE) assert.equal(auth[name], `http://127.0.0.1:8090/${host}`);
    assert.equal(settings(generated, {}).simulatorsNeeded, true);
  });
  test('what the caller sets wins, and the simulators are not needed when nothing points to them', () => {
    const env = Object.fromEntries(OUTSIDE.map(([name, host]) => [name, `https://${host}`]));
    env.WECHAT_COMPONENT_APP_ID = 'wx00000000000000aa';
    env.GATEWAY_PORT = '18080';
    const auth = of('auth-service', env);
    assert.equal(auth.WECHAT_API_URL, 'https://api.weixin.qq.com');
    assert.equal(auth.WECHAT_COMPONENT_APP_ID, 'wx00000000000000aa');
    assert.equal(auth.HAINA_PUBLIC_URL, 'http://127.0.0.1:18080');
    assert.equal(settings(generated, env).simulatorsNeeded, false);
    assert.equal(settings(generated, { ...env, SMS_API_URL: '' }).simulatorsNeeded, true);
  });
  test('store and broker from outside are used and not started', () => {
    const s = settings(generated, { MONGODB_URI: 'mongodb://db/x', KAFKA_BOOTSTRAP_SERVERS: 'k1:9092' });
    assert.equal(s.ownStore, false);
    assert.equal(s.ownBroker, false);
    assert.equal(s.mongodbUri, 'mongodb://db/x');
  });
  test('store and broker run as separate processes', () => {
    assert.deepEqual([of('store').STORE_ENABLED, of('store').KAFKA_ENABLED], ['true', 'false']);
    assert.deepEqual([of('broker').STORE_ENABLED, of('broker').KAFKA_ENABLED], ['false', 'true']);
    assert.notEqual(of('store').HAINA_DATA_DIR, of('broker').HAINA_DATA_DIR);
  });
  test('only what faces the outside leaves loopback when told to', () => {
    const bind = (name) => of(name, { HAINA_BIND_ADDRESS: '0.0.0.0' }).HAINA_BIND_ADDRESS;
    assert.deepEqual(['gateway', 'simulators', 'discovery'].map(bind), ['0.0.0.0', '0.0.0.0', '0.0.0.0']);
    assert.deepEqual(['store', 'broker', 'auth-service'].map(bind), ['127.0.0.1', '127.0.0.1', '127.0.0.1']);
    assert.equal(settings(generated, { HAINA_BIND_ADDRESS: '0.0.0.0' }).publicUrl, 'http://127.0.0.1:8080');
  });
  test('a port that is none is refused by name', () => {
    assert.throws(() => settings(generated, { GATEWAY_PORT: 'abc' }), /GATEWAY_PORT=abc/);
  });
  test('hosts are read from connection strings', () => {
    assert.deepEqual(mongoHosts('mongodb://u:p%40x@a:1,b:2/db?replicaSet=r'), [{ host: 'a', port: 1 }, { host: 'b', port: 2 }]);
    assert.deepEqual(mongoHosts('mongodb://[::1]/'), [{ host: '::1', port: 27017 }]);
    assert.deepEqual(mongoHosts('mongodb+srv://cluster/'), []);
    assert.deepEqual(kafkaHosts('PLAINTEXT://a:9093, b'), [{ host: 'a', port: 9093 }, { host: 'b', port: 9092 }]);
  });
});

describe('ports', () => {
  test('a taken port is seen and its owner named', async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    assert.equal(await free('127.0.0.1', port), false);
    assert.equal(await answers('127.0.0.1', port), true);
    assert.equal(owner(port)?.pid, process.pid);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await free('127.0.0.1', port), true);
    assert.equal(await answers('127.0.0.1', port), false);
  });
  test('only listening sockets of that port count', () => {
    const text = 'head\n 0: 0100007F:1F90 00000000:0000 0A 0:0 0:0 0 0 0 111 1\n 1: 0100007F:1F90 0100007F:9999 01 0:0 0:0 0 0 0 222 1\n 2: 0100007F:1F91 0:0 0A 0:0 0:0 0 0 0 333 1';
    assert.deepEqual(listeningInodes(text, 8080), ['111']);
  });
});

describe('processes', () => {
  const sleeper = (name, code = 'setInterval(() => {}, 1000); console.log("up")') =>
    start({ name, command: process.execPath, args: ['-e', code], env: process.env, port: 1 });

  test('a process outlives its starter\'s interest, is found again, and stops when asked', async () => {
    const record = sleeper('sleeper');
    assert.equal(running('sleeper').pid, record.pid);
    assert.deepEqual(await stop([record]), []);
    assert.equal(alive(record), false);
    assert.equal(running('sleeper'), undefined);
  });
  test('one that does not listen is killed, and said so', async () => {
    const record = sleeper('stubborn', 'process.on("SIGTERM", () => {}); console.log("deaf"); setInterval(() => {}, 1000)');
    while (!readFileSync(logFile('stubborn'), 'utf8').includes('deaf')) await new Promise((r) => setTimeout(r, 20));
    assert.deepEqual(await stop([record], 300), ['stubborn']);
    assert.equal(alive(record), false);
  });
  test('a pid that now belongs to somebody else is neither ours nor killed', async () => {
    const record = sleeper('other');
    const file = join(paths.run, 'other.json');
    const recycled = { ...record, startTime: 'another boot:1' };
    writeFileSync(file, JSON.stringify(recycled));
    assert.equal(running('other'), undefined);
    await stop([recycled], 100);
    assert.equal(startTime(record.pid), record.startTime, 'it still runs');
    await stop([record]);
  });
  test('CPU time and memory of a running process are known', () => {
    assert.ok(cpuSeconds(process.pid) > 0);
    assert.ok(residentMb(process.pid) > 10);
    assert.equal(residentMb(999999999), 0);
  });
  test('a dead process has no start time', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    assert.equal(startTime(pid), undefined);
  });
  test('a lock left by a dead process is taken over; one of a living process is respected', () => {
    writeFileSync(paths.lock, JSON.stringify({ pid: 999999999, startTime: 'x' }));
    lock();
    assert.throws(() => lock(), /Another haina command/);
  });
});

describe('logs', () => {
  const event = { '@timestamp': '2026-11-22T10:00:00.123Z', log: { level: 'WARN', logger: 'com.haina.auth.join.Wizard' }, message: '慢', trace: { id: 'abcdef0123' } };
  test('an ECS line becomes readable, nested or dotted, with its stack trace', () => {
    assert.match(readable(JSON.stringify(event)), /^\d\d:\d\d:\d\d\.123 WARN {2}c\.h\.a\.join\.Wizard \[abcdef01\] {2}慢$/);
    const dotted = { '@timestamp': event['@timestamp'], 'log.level': 'ERROR', 'log.logger': 'A', message: 'm', 'error.stack_trace': 'x\n\tat y\n' };
    assert.match(readable(JSON.stringify(dotted)), /ERROR A {2}m\nx\n\tat y$/);
  });
  test('other lines stay as they are', () => {
    assert.equal(readable('READY store'), 'READY store');
    assert.equal(readable('{broken'), '{broken');
    assert.equal(shorten('Plain'), 'Plain');
  });
  test('the tail of a start does not show the start before', () => {
    writeFileSync(logFile('tailed'), 'old line\n');
    const since = statSync(logFile('tailed')).size;
    writeFileSync(logFile('tailed'), `old line\n${Array.from({ length: 50 }, (_, i) => `line ${i}`).join('\n')}\n`);
    assert.deepEqual(tail('tailed', 2, since), ['line 48', 'line 49']);
    assert.equal(tail('tailed', 100, since).includes('old line'), false);
    assert.deepEqual(tail('unknown'), []);
  });
});

describe('what is shown', () => {
  test('Eureka\'s answer is read whether it lists one or many', () => {
    const instance = (status) => ({ status });
    assert.deepEqual([...registeredNames({ applications: { application: { name: 'AUTH-SERVICE', instance: instance('UP') } } })], ['auth-service']);
    assert.deepEqual(
      [...registeredNames({ applications: { application: [{ name: 'A', instance: [instance('DOWN'), instance('UP')] }, { name: 'B', instance: [instance('STARTING')] }] } })],
      ['a'],
    );
    assert.equal(registeredNames({ applications: {} }).size, 0);
  });
  test('without a terminal there is one line per change', () => {
    const lines = [];
    let now = 0;
    const progress = new Progress(['a', 'bb'], { write: (line) => lines.push(line) }, () => now);
    progress.set('a', 'starting', 'port 1');
    now = 1500;
    progress.set('a', 'starting', 'port 1');
    progress.set('a', 'ready', 'port 1');
    progress.end();
    assert.equal(lines.length, 2);
    assert.match(lines[1], /1\.5 s {2}✓ a +ready +1\.5 s {2}port 1\n$/);
  });
  test('on a terminal the table redraws itself', () => {
    const written = [];
    const progress = new Progress(['a', 'b'], { isTTY: true, rows: 40, columns: 80, write: (text) => written.push(text) });
    progress.set('a', 'ready', 'port 1');
    progress.set('b', 'failed', 'ended');
    progress.end();
    assert.match(written.at(-1), /^\x1b\[2A/);
  });
  test('Surefire reports are counted by their head only', () => {
    assert.deepEqual(counts('<?xml?><testsuite name="x" tests="4" errors="1" skipped="2" failures="0"><testcase tests="9"/></testsuite>'), { tests: 4, failures: 0, errors: 1, skipped: 2 });
  });
  test('a report with many suites is their sum', () => {
    const xml = '<testsuites name="vitest" tests="3" failures="1"><testsuite name="a.test.ts" tests="2" failures="1" errors="0" skipped="0"><testcase/></testsuite><testsuite name="b.test.ts" tests="1" failures="0" errors="0" skipped="1"/></testsuites>';
    assert.deepEqual(counts(xml), { tests: 3, failures: 1, errors: 0, skipped: 1 });
  });
  test('what failed is named with the first line of what it said', () => {
    const xml = `<testsuite><testcase name="well" classname="a.B" time="1"/><testcase name="late" classname="a.B"><failure message="expected: &lt;1&gt;&#10; but was: 2" type="x"><![CDATA[x
	at a.B]]></failure></testcase><testcase name="skipped" classname="a.B"><skipped message="no engine"/></testcase><testcase name="broken &quot;x&quot;" classname="a.C"><error type="java.lang.Error">trace</error></testcase></testsuite>`;
    assert.deepEqual(failed(xml), ['a.B > late: expected: <1>', 'a.C > broken "x": java.lang.Error']);
  });
  test('figures are medians of the runs', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.deepEqual(figuresOf([{ a_s: 1, n: 'x' }, { a_s: 3, n: 'y' }]), { a_s: 2, n: 'y' });
  });
  test('starting is measured as up starts, the rest with both compilers', () => {
    assert.equal(modeOf('start', []), 'c1');
    assert.equal(modeOf('start', ['--c2']), 'c2');
    assert.equal(modeOf('callbacks', ['--runs', '1']), 'c2');
    assert.equal(modeOf('callbacks', ['--c1']), 'c1');
    assert.throws(() => modeOf('callbacks', ['--c1', '--c2']), /not both/);
  });
  test('arguments survive the launcher\'s argument file', () => {
    assert.equal(quote('-Xmx64m'), '-Xmx64m');
    assert.equal(quote('/a b/"c"\\d'), '"/a b/\\"c\\"\\\\d"');
  });
});

describe('documents', () => {
  const root = new URL('../../', import.meta.url).pathname;
  test('every variable that a module or this command reads is in docs/configuration.md', () => {
    const modules = [...readdirSync(root), ...readdirSync(join(root, 'infra')).map((name) => `infra/${name}`)];
    const files = modules
      .map((module) => join(module, 'src/main/resources'))
      .filter((dir) => existsSync(join(root, dir)))
      .flatMap((dir) => readdirSync(join(root, dir)).filter((name) => name.endsWith('.yaml')).map((name) => join(dir, name)));
    assert.ok(files.length > 3, 'the modules were found');
    const documented = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
    const missing = new Set();
    for (const file of files) {
      for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(/\$\{([A-Z][A-Z0-9_]+)[:}]/g)) {
        if (!documented.includes(`\`${name}\``)) missing.add(`${name} (${file})`);
      }
    }
    for (const service of SERVICES) if (!documented.includes(`\`${service.port}\``)) missing.add(service.port);
    for (const name of Object.keys(secrets(join(state, 'documented.env')))) {
      if (!documented.includes(`\`${name}\``) && !name.startsWith('HAINA_CLIENT_SECRET_')) missing.add(name);
    }
    assert.deepEqual([...missing], []);
  });
});

describe('client of the demo', () => {
  const seen = [];
  const server = createHttpServer((request, response) => {
    seen.push({ method: request.method, url: request.url, headers: request.headers });
    const [status, headers, body] = ANSWERS[request.url];
    response.writeHead(status, headers).end(body);
  });
  const ANSWERS = {
    '/in': [200, { 'Set-Cookie': ['session=a1; Path=/; HttpOnly; Max-Age=60', 'wizard=; Max-Age=0'], ETag: '"7"' }, '{"ok":true}'],
    '/who': [200, {}, '{}'],
    '/out': [204, { 'Set-Cookie': 'session=; Max-Age=0' }],
    '/soon': [429, { 'Retry-After': '42', 'Content-Type': 'application/problem+json' }, '{"title":"太频繁","detail":"请稍后","code":"sms.too-many"}'],
  };
  const begun = new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());

  test('cookies come back until they are ended, together with the access token', async () => {
    await begun;
    const client = new Client(`http://127.0.0.1:${server.address().port}`, { wizard: 'w' });
    assert.deepEqual(await client.post('/in'), { status: 200, etag: '"7"', body: { ok: true } });
    assert.equal(seen.at(-1).headers.cookie, 'wizard=w');
    client.token = 't';
    await client.get('/who');
    assert.equal(seen.at(-1).headers.cookie, 'session=a1');
    assert.equal(seen.at(-1).headers.authorization, 'Bearer t');
    await client.post('/out');
    assert.deepEqual(client.cookies.kept, {});
  });
  test('a refusal says what the platform said, and how long to wait', async () => {
    await begun;
    const client = new Client(`http://127.0.0.1:${server.address().port}`);
    await assert.rejects(client.post('/soon'), (e) => {
      assert.ok(e instanceof Refused);
      assert.equal(e.status, 429);
      assert.equal(e.problem.retryAfter, 42);
      assert.equal(e.message, 'POST /soon: 429 太频繁（请稍后）');
      return true;
    });
  });
});
