// Dispatches one command of ./haina.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HELP = `usage: ./haina <command>

  up [service ...]                build what is stale and start everything (or only these) on this machine
      [--reset] [--train] [--c2]  --reset  clear all data first
                                  --train  make start-up caches first (JDK 25, some minutes)
                                  --c2     full compiler: slower start, more throughput
  down                            stop everything
  status [--json]                 service, port, health, memory
  logs [service ...] [-f]         readable logs; -f follows
  demo                            replay a property office's first day on the running platform
  test [maven options]            every test
  bench [name] [--runs n]         benchmarks (start, import, callbacks, followers); results in .haina/bench
      [--c1 | --c2]               with one compiler (start's habit), with both (everybody else's)
  screenshots                     a picture of every page in its states, in .haina/screenshots
  openapi [service ...]           renew the descriptions that the web's types are made from

Settings are environment variables: docs/configuration.md.`;

const here = dirname(fileURLToPath(import.meta.url));
const COMMANDS = ['up', 'down', 'status', 'logs', 'demo', 'test', 'bench', 'screenshots', 'openapi'];

async function main([command, ...args]) {
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    console.log(HELP);
    return;
  }
  const file = join(here, `${command}.mjs`);
  if (!COMMANDS.includes(command)) {
    console.error(`haina: unknown command "${command}"\n\n${HELP}`);
    process.exitCode = 2;
    return;
  }
  if (!existsSync(file)) {
    console.error(`haina ${command}: not part of this version.`);
    process.exitCode = 2;
    return;
  }
  await (await import(pathToFileURL(file).href))[command](args);
}

process.stdout.on('error', (e) => {
  if (e.code === 'EPIPE') process.exit(0); // `./haina logs | head`
  throw e;
});

main(process.argv.slice(2)).then(
  () => process.exit(),
  (e) => {
    // Messages are written for the person at the terminal; a stack trace helps only whoever works on this script.
    console.error(`\nhaina: ${process.env.HAINA_DEBUG ? e.stack : e.message}`);
    process.exit(1);
  },
);
