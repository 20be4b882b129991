// Where things lie. HAINA_DIR moves everything that is generated, so that two platforms can run from one tree.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const STATE = resolve(process.env.HAINA_DIR || join(ROOT, '.haina'));

export const paths = {
  data: join(STATE, 'data'),
  logs: join(STATE, 'logs'),
  run: join(STATE, 'run'),
  lib: join(STATE, 'lib'),
  aot: join(STATE, 'aot'),
  bench: join(STATE, 'bench'),
  screenshots: join(STATE, 'screenshots'),
  secrets: join(STATE, 'secrets.env'),
  keyset: join(STATE, 'keyset.json'),
  lock: join(STATE, 'lock'),
  // What was built belongs to the tree, not to one platform started from it.
  build: join(ROOT, '.haina', 'build.json'),
};

/** Makes the state directories, readable by their owner only. */
export function makeStateDirectories() {
  mkdirSync(join(ROOT, '.haina'), { recursive: true, mode: 0o700 });
  mkdirSync(STATE, { recursive: true, mode: 0o700 });
  for (const dir of [paths.data, paths.logs, paths.run, paths.lib, paths.aot, paths.bench]) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  }
}
