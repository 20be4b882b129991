// What runs: service, port, health, memory.
import { SERVICES } from './services.mjs';
import { existsSync } from 'node:fs';
import { healthOf } from './health.mjs';
import { paths } from './paths.mjs';
import { residentMb, running } from './processes.mjs';
import { secrets } from './secrets.mjs';
import { settings } from './environment.mjs';

export async function collect() {
  // Looking must not generate anything.
  const s = settings(existsSync(paths.secrets) ? secrets() : {});
  return Promise.all(
    SERVICES.map(async (service) => {
      const record = running(service.name);
      const external = (service.kind === 'store' && !s.ownStore) || (service.kind === 'broker' && !s.ownBroker);
      if (!record) return { service: service.name, port: s.ports[service.name], pid: null, health: external ? 'EXTERNAL' : 'STOPPED', residentMb: 0, started: null };
      const at = { ...s, ports: { ...s.ports, [service.name]: record.port } };
      return {
        service: service.name,
        port: record.port,
        pid: record.pid,
        health: await healthOf(service, at),
        residentMb: Math.round(residentMb(record.pid)),
        started: record.started,
      };
    }),
  );
}

/** Exit code 0 when everything is up (or external), 3 otherwise: as `systemctl status` does. */
export async function status(args) {
  const rows = await collect();
  const fine = rows.every((r) => r.health === 'UP' || r.health === 'EXTERNAL');
  if (args.includes('--json')) {
    const total = rows.reduce((sum, r) => sum + r.residentMb, 0);
    console.log(JSON.stringify({ up: fine, residentMb: total, services: rows }, null, 2));
  } else {
    const width = Math.max(...rows.map((r) => r.service.length));
    console.log(`${'service'.padEnd(width)}   port      pid  health      memory`);
    for (const r of rows) {
      console.log(`${r.service.padEnd(width)}  ${String(r.port).padStart(5)}  ${String(r.pid ?? '-').padStart(7)}  ${r.health.padEnd(8)}  ${r.pid ? `${String(r.residentMb).padStart(5)} MB` : '       -'}`);
    }
    const total = rows.reduce((sum, r) => sum + r.residentMb, 0);
    console.log(`${'total'.padEnd(width)}  ${' '.repeat(26)}${String(total).padStart(5)} MB`);
  }
  process.exitCode = fine ? 0 : 3;
}
