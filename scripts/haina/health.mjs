// Is it ready? Store and broker: their port answers. Everything else: its readiness is UP and Eureka lists it.
import { answers } from './ports.mjs';
import { hostOf } from './environment.mjs';

async function get(url, headers = {}, ms = 3000) {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(ms), redirect: 'manual' });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

export const basic = ({ user, password }) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** 'UP', 'DOWN' or whatever the service says of itself; 'NONE' when it does not answer. */
export async function healthOf(service, s) {
  const port = s.ports[service.name];
  if (service.kind !== 'app') return (await answers(hostOf(service.name, s), port)) ? 'UP' : 'NONE';
  const { status, body } = await get(`http://${hostOf(service.name, s)}:${port}/actuator/health/readiness`);
  if (status === 0) return 'NONE';
  try {
    return JSON.parse(body).status ?? `HTTP ${status}`;
  } catch {
    return `HTTP ${status}`;
  }
}

/** Names that Eureka lists as UP, or undefined when it does not answer. */
export async function registered(s) {
  const { status, body } = await get(`${s.discoveryUrl}/eureka/apps`, { Accept: 'application/json', Authorization: basic(s.ops) });
  if (status !== 200) return undefined;
  return registeredNames(JSON.parse(body));
}

export function registeredNames(answer) {
  const list = (value) => (value === undefined ? [] : [].concat(value));
  return new Set(
    list(answer.applications?.application)
      .filter((application) => list(application.instance).some((instance) => instance.status === 'UP'))
      .map((application) => application.name.toLowerCase()),
  );
}

/** Whether the gateway reaches a service: anything but its own "not available". */
export async function routed(service, s) {
  const { status } = await get(`http://${s.host}:${s.ports.gateway}/api/${service.noun}/openapi`);
  return status !== 0 && status !== 503 && status !== 504;
}
