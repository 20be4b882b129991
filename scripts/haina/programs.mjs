// Finds a program on PATH.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export function executable(name, path = process.env.PATH || '') {
  for (const dir of path.split(delimiter).filter(Boolean)) {
    try {
      accessSync(join(dir, name), constants.X_OK);
      return join(dir, name);
    } catch {
      // not in this directory
    }
  }
  return undefined;
}
