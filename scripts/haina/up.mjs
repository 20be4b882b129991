// Brings the platform up: build what is stale, generate what is missing, start everything, wait until it can be used.
import { existsSync, rmSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findJdk } from './jdk.mjs';
import { build, forgetOtherJars, runtimeClasspath, staleness } from './build.mjs';
import { bindOf, environmentOf, kafkaHosts, mongoHosts, settings } from './environment.mjs';
import { FIRST_WITH_AOT, forgetOtherCaches, launch } from './jvm.mjs';
import { healthOf, registered, routed } from './health.mjs';
import { Progress } from './progress.mjs';
import { ROOT, makeStateDirectories, paths } from './paths.mjs';
import { SERVICES, byName } from './services.mjs';
import { alive, allRunning, lock, residentMb, running, start, stop } from './processes.mjs';
import { answers, free, owner } from './ports.mjs';
import { executable } from './programs.mjs';
import { secrets } from './secrets.mjs';
import { stopAll } from './down.mjs';
import { tail } from './logs.mjs';

const AT_A_TIME = 3;
const POLL_MS = 200;
const TIMEOUT_MS = 1000 * Number(process.env.HAINA_START_TIMEOUT || 180);

/** A failure the user can act on: its message is printed as it is, without a stack trace. */
export class Failure extends Error {}

export async function up(args) {
  const known = new Set(['--reset', '--train', '--c2']);
  const unknown = args.find((arg) => !known.has(arg) && !byName(arg));
  if (unknown) {
    throw new Failure(
      `up does not know ${unknown}. It takes --reset (clear data), --train (make start-up caches), --c2 (full compiler), and names of services to start only these (with store, broker and discovery).`,
    );
  }
  const only = args.filter((arg) => byName(arg));
  makeStateDirectories();
  lock();
  const jdk = findJdk();
  console.log(`JDK ${jdk.version}${jdk.vendor ? ` (${jdk.vendor})` : ''}  ${jdk.home}  (${jdk.from})`);

  if (args.includes('--reset')) {
    await stopAll({ quiet: true });
    rmSync(paths.data, { recursive: true, force: true });
    mkdirSync(paths.data, { recursive: true, mode: 0o700 });
    console.log('Data cleared.');
  }
  if (args.includes('--train')) await train(jdk, args.filter((arg) => byName(arg)));
  const mode = args.includes('--c2') ? 'c2' : 'c1';
  const outcome = await bringUp({ jdk, mode, only });
  report(outcome);
}

/**
 * Starts what is not running yet.
 * @returns what was started and how long it took; `healthyS` counts from the start of the first JVM
 * @throws {Failure} after everything this call started was stopped again
 */
export async function bringUp({ jdk, mode = 'c1', only = [], out = process.stdout }) {
  const say = (line) => out.write(`${line}\n`);
  const already = new Map(allRunning().map((record) => [record.name, record]));
  const generated = secrets();
  const s = settings(generated);
  const plan = planOf(s).filter((p) => !only.length || p.service.stage === 0 || only.includes(p.service.name));
  say(storeLine(plan, s));
  await requireExternal(plan, s);
  await requirePorts(
    plan.filter((p) => p.run && !already.has(p.service.name)),
    s,
    say,
  );

  const stale = staleness();
  if (stale && process.env.HAINA_BUILD === 'never') {
    say(`Not building (${stale}): HAINA_BUILD=never.`);
  } else if (stale && already.size) {
    say(`Note: ${stale}; the running platform keeps the jars it was started with. ./haina down && ./haina up takes the new ones.`);
  } else if (stale) {
    say(`Building (${stale}) ...`);
    const begin = performance.now();
    build(jdk);
    say(`Built in ${((performance.now() - begin) / 1000).toFixed(0)} s.`);
  }

  ensureKeyset(jdk);
  if (!already.size) forgetOtherJars(plan.filter((p) => p.run === 'jvm').map((p) => runtimeClasspath(p.service.dir)));

  const progress = new Progress(plan.map((p) => p.service.name), out);
  const started = [];
  const run = new Start({ plan, s, generated, jdk, mode, progress, already, started });
  const onSignal = async () => {
    run.interrupted = true; // what ends from here on is no failure
    run.failed = true;
    progress.end();
    process.stderr.write('\nInterrupted: stopping what was started.\n');
    await stopStarted(started);
    process.exit(130);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const figures = await run.all();
    progress.end();
    return { ...figures, s, plan, fresh: started.length, records: allRunning() };
  } catch (e) {
    if (run.interrupted) await new Promise(() => {}); // the handler of the signal ends this process
    progress.end();
    await stopStarted(started);
    throw e;
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
  }
}

/** Apps first, the store last: nobody loses its store while it still writes. */
async function stopStarted(started) {
  const kindOf = (record) => byName(record.name)?.kind;
  for (const kind of ['app', 'broker', 'store']) await stop(started.filter((r) => kindOf(r) === kind), 8_000);
}

/** What runs how: our own JVM, a private mongod, or something outside that we only use. */
function planOf(s) {
  return SERVICES.map((service) => {
    if (service.kind === 'store' && !s.ownStore) return { service, run: undefined, text: 'MONGODB_URI' };
    if (service.kind === 'broker' && !s.ownBroker) return { service, run: undefined, text: 'KAFKA_BOOTSTRAP_SERVERS' };
    if (service.kind === 'store' && executable('mongod')) return { service, run: 'mongod' };
    return { service, run: 'jvm', optional: service.name === 'simulators' && !s.simulatorsNeeded };
  });
}

export function storeKind(s) {
  if (!s.ownStore) return 'external MongoDB';
  return executable('mongod') ? 'mongod' : 'embedded';
}

function storeLine(plan, s) {
  const store = {
    'external MongoDB': 'MongoDB at MONGODB_URI',
    mongod: `a private mongod (${executable('mongod')}), data in ${relative(ROOT, join(paths.data, 'mongod'))}`,
    embedded: 'the embedded MongoDB-wire server: for trying out and tests, not for production (set MONGODB_URI, or put mongod on PATH)',
  }[storeKind(s)];
  const broker = s.ownBroker ? 'Apache Kafka (KRaft, one node), started here' : 'Kafka at KAFKA_BOOTSTRAP_SERVERS';
  return `Store: ${store}\nBroker: ${broker}`;
}

async function requireExternal(plan, s) {
  const check = async (what, hosts) => {
    if (!hosts.length) return; // a name only DNS can resolve: the services will say
    const reached = await Promise.all(hosts.map((h) => answers(h.host, h.port, 3000)));
    if (!reached.includes(true)) {
      throw new Failure(`${what} is set, but nothing answers at ${hosts.map((h) => `${h.host}:${h.port}`).join(', ')}.`);
    }
  };
  if (!s.ownStore) await check('MONGODB_URI', mongoHosts(s.mongodbUri));
  if (!s.ownBroker) await check('KAFKA_BOOTSTRAP_SERVERS', kafkaHosts(s.kafka));
}

function ensureKeyset(jdk) {
  const file = process.env.HAINA_KEYSET_FILE || paths.keyset;
  if (existsSync(file)) return;
  const classpath = runtimeClasspath('auth-service');
  const result = spawnSync(
    join(jdk.home, 'bin', 'java'),
    ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classpath.join(':'), 'com.haina.platform.crypto.GenerateKeyset', file],
    { encoding: 'utf8' },
  );
  if (result.status !== 0 || !existsSync(file)) {
    throw new Failure(`The encryption keys could not be generated:\n${(result.stderr || result.stdout || '').trim()}`);
  }
}

async function requirePorts(toStart, s, say) {
  const taken = [];
  for (const item of toStart) {
    const wanted = [[item.service.port, s.ports[item.service.name]]];
    if (item.service.alsoPort) wanted.push([item.service.alsoPort[0], Number(process.env[item.service.alsoPort[0]] || item.service.alsoPort[1])]);
    for (const [variable, port] of wanted) {
      if (await free(bindOf(item.service.name, s), port)) continue;
      if (item.optional) {
        item.run = undefined;
        item.text = `port ${port} taken, not needed`;
        say(`Note: port ${port} is taken, so the simulators are not started; nothing points to them.`);
        continue;
      }
      const who = owner(port);
      taken.push(`  ${port}  ${item.service.name} (${variable})  ${who ? `used by pid ${who.pid}: ${who.command}` : 'used by another process'}`);
    }
  }
  if (taken.length) {
    throw new Failure(
      `${taken.length === 1 ? 'A port is' : 'Ports are'} taken:\n${taken.join('\n')}\nEnd that process, or choose another port with the variable in brackets.`,
    );
  }
}

class Start {
  constructor(fields) {
    Object.assign(this, fields);
    this.healthy = new Set();
    this.listed = new Set();
  }

  async all() {
    const { plan, progress, already } = this;
    for (const { service, run, text, optional } of plan) {
      if (!run) progress.set(service.name, optional ? 'skipped' : 'external', text);
    }
    const jobs = plan.filter((p) => p.run);
    const gateway = jobs.some((j) => j.service.name === 'gateway');
    const stages = [...new Set(jobs.map((j) => j.service.stage))].sort();
    this.watching = true;
    const registry = this.watchRegistry();
    try {
      for (const stage of stages) {
        const queue = jobs.filter((j) => j.service.stage === stage);
        // One failure ends the others' waiting: nobody should sit through a time-out that no longer matters.
        await Promise.all(Array.from({ length: AT_A_TIME }, () => this.worker(queue)));
      }
      await this.until(() => jobs.every((j) => this.isReady(j)), jobs);
      const healthyS = this.sinceFirst();
      this.watching = false;
      if (gateway) await this.untilRouted(jobs);
      return { healthyS, usableS: this.sinceFirst(), already: already.size };
    } catch (e) {
      this.failed = true;
      throw e;
    } finally {
      this.watching = false;
      await registry;
    }
  }

  sinceFirst() {
    return this.first === undefined ? 0 : (performance.now() - this.first) / 1000;
  }

  needsRegistry(job) {
    return job.service.kind === 'app' && (job.service.client === true);
  }

  isReady(job) {
    const { name } = job.service;
    if (job.abandoned) return true;
    return this.healthy.has(name) && (!this.needsRegistry(job) || this.listed.has(name));
  }

  async worker(queue) {
    for (let job = queue.shift(); job && !this.failed; job = queue.shift()) {
      try {
        await this.one(job);
      } catch (e) {
        if (!job.optional) {
          this.failed = true;
          throw e;
        }
        job.abandoned = true;
        this.progress.set(job.service.name, 'warning', `${e.message.split('\n')[0]} (not needed: nothing points to it)`);
      }
    }
  }

  async one(job) {
    const { service } = job;
    const port = this.s.ports[service.name];
    let record = this.already.get(service.name);
    if (!record) {
      this.progress.set(service.name, 'starting', `port ${port}`);
      this.first ??= performance.now();
      record = this.launch(job, port);
      this.started.push(record);
    }
    job.record = record;
    const deadline = performance.now() + TIMEOUT_MS;
    while (!this.failed) {
      if (!alive(record)) throw this.failure(job, record.exit === undefined ? 'ended' : `ended (${record.exit})`);
      const health = await healthOf(service, this.s);
      if (health === 'UP') break;
      if (performance.now() > deadline) throw this.failure(job, `was not ready after ${TIMEOUT_MS / 1000} s (health: ${health})`);
      await pause(POLL_MS);
    }
    this.healthy.add(service.name);
    this.show(job);
  }

  show(job) {
    if (!job.record || !this.healthy.has(job.service.name)) return;
    const port = this.s.ports[job.service.name];
    if (this.isReady(job)) {
      const running = this.already.has(job.service.name) ? ', was already running' : '';
      this.progress.set(job.service.name, 'ready', `port ${port}${running}`);
    } else {
      this.progress.set(job.service.name, 'starting', `port ${port}, healthy, registering`);
    }
  }

  launch(job, port) {
    const { service } = job;
    const env = environmentOf(service, this.s, this.generated);
    if (job.run === 'mongod') {
      const dbpath = join(paths.data, 'mongod');
      mkdirSync(dbpath, { recursive: true, mode: 0o700 });
      const args = ['--dbpath', dbpath, '--port', String(port), '--bind_ip', bindOf(service.name, this.s), '--wiredTigerCacheSizeGB', '0.25'];
      return start({ name: service.name, command: executable('mongod'), args, env, port });
    }
    const { args, cached, cache } = launch(service, this.jdk, this.mode);
    this.cached = (this.cached ?? true) && cached;
    if (cached) forgetOtherCaches(service, cache);
    mkdirSync(env.HAINA_DATA_DIR, { recursive: true, mode: 0o700 });
    return start({ name: service.name, command: join(this.jdk.home, 'bin', 'java'), args, env, port });
  }

  failure(job, what) {
    const { name } = job.service;
    if (!this.interrupted) this.progress.set(name, 'failed', what);
    const lines = tail(name, 30, job.record?.logOffset);
    return new Failure(`${name} ${what}. Its last lines (${relative(process.cwd(), join(paths.logs, `${name}.log`))}):\n${lines.map((l) => `  ${l}`).join('\n')}`);
  }

  /** Registration is looked up once for all services, not once per service. */
  async watchRegistry() {
    while (this.watching) {
      if (this.healthy.has('discovery')) {
        this.listed = (await registered(this.s)) ?? this.listed;
        for (const job of this.plan) this.show(job);
      }
      await pause(POLL_MS);
    }
  }

  async until(condition, jobs) {
    const deadline = performance.now() + TIMEOUT_MS;
    while (!condition()) {
      const dead = jobs.find((j) => !j.abandoned && j.record && !alive(j.record));
      if (dead && !dead.optional) throw this.failure(dead, 'ended');
      if (dead) dead.abandoned = true;
      if (performance.now() > deadline) {
        const late = jobs.find((j) => !this.isReady(j));
        throw this.failure(late, 'is healthy but did not register with Eureka');
      }
      await pause(POLL_MS);
    }
  }

  /** The gateway learns of registrations with a delay; the platform is usable when its routes lead somewhere. */
  async untilRouted(jobs) {
    const services = jobs.filter((j) => j.service.noun).map((j) => j.service);
    const deadline = performance.now() + 60_000;
    const open = new Set(services);
    while (open.size && performance.now() < deadline) {
      const reached = await Promise.all([...open].map(async (service) => ((await routed(service, this.s)) ? service : undefined)));
      reached.filter(Boolean).forEach((service) => open.delete(service));
      if (open.size) await pause(POLL_MS);
    }
    for (const service of open) this.progress.set(service.name, 'warning', 'healthy, but the gateway does not reach it yet');
  }
}

/** Starts once to write a cache per service, then stops them one by one: a JVM writes its cache when it ends. */
async function train(jdk, only) {
  if (jdk.major < FIRST_WITH_AOT) {
    throw new Failure(`--train needs JDK ${FIRST_WITH_AOT} or newer (AOT cache); this is ${jdk.version}.`);
  }
  await stopAll({ quiet: true });
  console.log('Training start-up caches: the platform starts once, then each JVM writes its cache. This takes some minutes.');
  const outcome = await bringUp({ jdk, mode: 'train', only });
  const apps = outcome.records.filter((r) => byName(r.name)?.kind === 'app' && r.name !== 'discovery');
  const last = ['discovery', 'broker', 'store'].map((name) => running(name)).filter(Boolean);
  for (const record of [...apps, ...last]) {
    const begin = performance.now();
    process.stdout.write(`  ${record.name} writes its cache ... `);
    const killed = await stop([record], 180_000);
    process.stdout.write(killed.length ? 'did not finish\n' : `${((performance.now() - begin) / 1000).toFixed(0)} s\n`);
  }
}

function report({ s, plan, healthyS, usableS, already, fresh, records }) {
  const memory = records.reduce((sum, record) => sum + residentMb(record.pid), 0);
  const gib = (memory / 1024).toFixed(2);
  console.log('');
  if (!fresh) console.log(`Already running (${already} processes, ${gib} GiB resident).`);
  else console.log(`Ready: healthy ${healthyS.toFixed(1)} s after the first JVM started, usable through the gateway after ${usableS.toFixed(1)} s; ${gib} GiB resident.`);
  const simulators = plan.find((p) => p.service.name === 'simulators');
  console.log(`
  Console        ${s.publicUrl}
  API            ${s.publicUrl}/docs
  ${!simulators ? 'Phones         not asked for' : simulators.run && !simulators.abandoned ? `Phones         ${s.simulatorsUrl}/phones   (simulated WeChat, WeCom and SMS)` : 'Phones         not started: nothing points to the simulators'}
  Dashboards     ${s.discoveryUrl}/admin and ${s.discoveryUrl}   (user ${s.ops.user}, password: OPS_PASSWORD in ${relative(process.cwd(), paths.secrets) || paths.secrets})

  Try first: ./haina demo replays a property office's first day; ./haina status; ./haina logs -f; ./haina down.`);
}
