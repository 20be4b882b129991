// The environment of every process: what the caller set wins, then what was generated, then the local defaults.
import { join } from 'node:path';
import { OUTSIDE, SERVICES } from './services.mjs';
import { clientSecretName } from './secrets.mjs';
import { paths } from './paths.mjs';

/** Ports in use, by service name. */
export function portsOf(env = process.env) {
  return Object.fromEntries(
    SERVICES.map((s) => {
      const port = Number(env[s.port] || s.defaultPort);
      if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`${s.port}=${env[s.port]} is not a port.`);
      return [s.name, port];
    }),
  );
}

const INSIDE = '127.0.0.1';

/**
 * Only these face the outside when HAINA_BIND_ADDRESS says so. The store and the broker have no passwords, and the services' own ports
 * carry internal addresses: on one machine they stay on loopback.
 */
const OUTWARD = new Set(['gateway', 'simulators', 'discovery']);

export const bindOf = (name, s) => (OUTWARD.has(name) ? s.bind : INSIDE);
export const hostOf = (name, s) => (OUTWARD.has(name) ? s.host : INSIDE);

/** The address to reach this machine's processes at: a wildcard is no address. */
export const reachable = (bind) => (bind === '0.0.0.0' || bind === '::' ? '127.0.0.1' : bind);

/** host:port pairs of a MongoDB connection string; none for mongodb+srv, which only DNS can resolve. */
export function mongoHosts(uri) {
  const match = /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri);
  if (!match) return [];
  return match[1].split(',').map((h) => hostPort(h, 27017));
}

export function kafkaHosts(servers) {
  return servers.split(',').filter(Boolean).map((h) => hostPort(h.trim().replace(/^\w+:\/\//, ''), 9092));
}

function hostPort(text, defaultPort) {
  const match = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(text);
  return { host: match[1], port: Number(match[2] || defaultPort) };
}

/** The whole platform's settings, from which each process gets its share. */
export function settings(generated, env = process.env) {
  const ports = portsOf(env);
  const bind = env.HAINA_BIND_ADDRESS || '127.0.0.1';
  const host = reachable(bind);
  const simulators = `http://${host}:${ports.simulators}`;
  const outside = Object.fromEntries(OUTSIDE.map(([name, real]) => [name, env[name] || `${simulators}/${real}`]));
  const ops = { user: env.OPS_USER || generated.OPS_USER, password: env.OPS_PASSWORD || generated.OPS_PASSWORD };
  return {
    ports,
    bind,
    host,
    ops,
    outside,
    publicUrl: (env.HAINA_PUBLIC_URL || `http://${host}:${ports.gateway}`).replace(/\/+$/, ''),
    discoveryUrl: `http://${host}:${ports.discovery}`,
    simulatorsUrl: simulators,
    simulatorsNeeded: Object.values(outside).some((url) => url.startsWith(simulators)),
    mongodbUri: env.MONGODB_URI || `mongodb://${INSIDE}:${ports.store}`,
    kafka: env.KAFKA_BOOTSTRAP_SERVERS || `${INSIDE}:${ports.broker}`,
    ownStore: !env.MONGODB_URI,
    ownBroker: !env.KAFKA_BOOTSTRAP_SERVERS,
  };
}

const CREDENTIALS = /^(WECHAT|WECOM|SMS)_/;
const OWNED = /^HAINA_(CLIENT_SECRET.*|SERVICE_CLIENTS|KEYSET_FILE)$/;

/** The environment of one process. A process sees its own client secret and nobody else's. */
export function environmentOf(service, s, generated, env = process.env) {
  const result = {};
  for (const [name, value] of Object.entries(env)) {
    if (!OWNED.test(name) && name !== 'HAINA_DIR') result[name] = value;
  }
  const set = (values) => {
    for (const [name, value] of Object.entries(values)) result[name] ??= String(value);
  };
  if (process.platform === 'linux') set({ MALLOC_ARENA_MAX: 2 }); // glibc's arenas cost tens of MB per JVM
  result.HAINA_BIND_ADDRESS = bindOf(service.name, s);
  result.HAINA_DATA_DIR = join(env.HAINA_DATA_DIR || paths.data, service.name);

  if (service.kind === 'store' || service.kind === 'broker') {
    result.STORE_ENABLED = String(service.kind === 'store');
    result.KAFKA_ENABLED = String(service.kind === 'broker');
    set({ STORE_PORT: s.ports.store, KAFKA_PORT: s.ports.broker });
    return result;
  }
  for (const other of SERVICES) set({ [other.port]: s.ports[other.name] });
  // An ECS line per event on stdout, which is the log file. Set to nothing to get plain text.
  set({ LOGGING_STRUCTURED_FORMAT_CONSOLE: 'ecs', OPS_USER: s.ops.user, OPS_PASSWORD: s.ops.password });
  set({
    MONGODB_URI: s.mongodbUri,
    KAFKA_BOOTSTRAP_SERVERS: s.kafka,
    EUREKA_URL: `${s.discoveryUrl}/eureka/`,
    AUTH_URL: `http://${INSIDE}:${s.ports['auth-service']}`,
    HAINA_PUBLIC_URL: s.publicUrl,
    SIMULATORS_URL: s.simulatorsUrl,
    ...s.outside,
  });
  // Only where something outside is simulated may the simulated phones show our pages.
  if (s.simulatorsNeeded) set({ HAINA_SIMULATORS_URL: result.SIMULATORS_URL });
  if (service.client || service.name === 'simulators') {
    set(Object.fromEntries(Object.entries(generated).filter(([name]) => CREDENTIALS.test(name))));
  }
  if (service.client) {
    const secretOf = (name) => env[clientSecretName(name)] || generated[clientSecretName(name)];
    result.HAINA_CLIENT_SECRET = secretOf(service.name);
    result.HAINA_KEYSET_FILE = env.HAINA_KEYSET_FILE || paths.keyset;
    result.HAINA_BLOB_DIR = env.HAINA_BLOB_DIR || join(paths.data, 'blobs');
    if (service.name === 'auth-service') {
      result.HAINA_SERVICE_CLIENTS =
        env.HAINA_SERVICE_CLIENTS || SERVICES.filter((o) => o.client).map((o) => `${o.name}=${secretOf(o.name)}`).join(',');
    }
  }
  return result;
}
