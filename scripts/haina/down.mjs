// Stops everything on record: services, then discovery, then the broker, the store last.
import { allRunning, lock, stop } from './processes.mjs';
import { makeStateDirectories } from './paths.mjs';
import { byName } from './services.mjs';

const STEPS = [
  (r) => byName(r.name)?.kind === undefined || (byName(r.name).kind === 'app' && r.name !== 'discovery'),
  (r) => r.name === 'discovery',
  (r) => r.name === 'broker',
  (r) => r.name === 'store',
];

export async function stopAll({ quiet = false } = {}) {
  const records = allRunning();
  const killed = [];
  for (const step of STEPS) killed.push(...(await stop(records.filter(step))));
  if (quiet) return;
  if (!records.length) console.log('Nothing is running.');
  else console.log(`Stopped ${records.length} processes.${killed.length ? ` Had to be killed: ${killed.join(', ')}.` : ''}`);
}

export async function down() {
  makeStateDirectories();
  lock();
  await stopAll();
}
