// Logs are one JSON object per line (Elastic Common Schema); `logs` makes them readable.
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync, watch } from 'node:fs';
import { basename } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { logFile } from './processes.mjs';
import { paths } from './paths.mjs';

const at = (object, path) => object[path] ?? path.split('.').reduce((o, key) => o?.[key], object);

/** One ECS line as a person reads it; anything else is returned unchanged. */
export function readable(line, { colour = false } = {}) {
  if (!line.startsWith('{')) return line;
  let event;
  try {
    event = JSON.parse(line);
  } catch {
    return line;
  }
  const time = new Date(at(event, '@timestamp'));
  const clock = Number.isNaN(time.getTime()) ? '--:--:--.---' : clockOf(time);
  const level = String(at(event, 'log.level') ?? '').padEnd(5);
  const logger = shorten(String(at(event, 'log.logger') ?? ''));
  const trace = at(event, 'trace.id') ?? event.traceId;
  const tint = colour ? { ERROR: '\x1b[31m', WARN: '\x1b[33m' }[level.trim()] : undefined;
  const head = `${clock} ${tint ? `${tint}${level}\x1b[0m` : level} ${logger}${trace ? ` [${String(trace).slice(0, 8)}]` : ''}`;
  const stack = at(event, 'error.stack_trace');
  return `${head}  ${event.message ?? ''}${stack ? `\n${String(stack).trimEnd()}` : ''}`;
}

function clockOf(time) {
  const two = (n) => String(n).padStart(2, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** com.haina.auth.SignIn → c.h.auth.SignIn: the last two names are kept. */
export function shorten(logger) {
  const parts = logger.split('.');
  return parts.map((part, i) => (i < parts.length - 2 ? part[0] : part)).join('.');
}

function read(file, from, to) {
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(to - from);
    const length = readSync(fd, buffer, 0, buffer.length, from);
    return buffer.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}

/** The last lines written since an offset, readable; long stack traces count as the lines they are. */
export function tail(name, lines = 30, since = 0) {
  const file = logFile(name);
  if (!existsSync(file)) return [];
  const size = statSync(file).size;
  const from = Math.max(since, size - 256 * 1024, 0);
  if (from >= size) return [];
  const text = read(file, from, size).toString('utf8').trimEnd().split('\n');
  return text
    .slice(-lines)
    .flatMap((line) => readable(line).split('\n'))
    .slice(-lines)
    .map((line) => (line.length > 400 ? `${line.slice(0, 400)} ...` : line));
}

export async function logs(args) {
  const follow = args.includes('-f') || args.includes('--follow');
  const wanted = args.filter((arg) => !arg.startsWith('-'));
  const known = existsSync(paths.logs)
    ? readdirSync(paths.logs).filter((f) => f.endsWith('.log')).map((f) => basename(f, '.log')).sort()
    : [];
  for (const name of wanted) {
    if (!known.includes(name)) throw new Error(`No log of "${name}". Logs exist of: ${known.join(', ') || 'nothing yet'}.`);
  }
  const names = wanted.length ? wanted : known;
  const width = Math.max(0, ...names.map((n) => n.length));
  const label = (name) => (names.length > 1 ? `${name.padEnd(width)} | ` : '');
  const colour = process.stdout.isTTY;
  const print = (name, line) => process.stdout.write(`${label(name)}${readable(line, { colour }).replaceAll('\n', `\n${label(name)}`)}\n`);

  const followed = names.map((name) => new Followed(name, (line) => print(name, line)));
  for (const f of followed) f.last(names.length > 1 ? 20 : 200);
  if (!follow) return;
  watch(paths.logs, (_, file) => followed.filter((f) => !file || f.file.endsWith(file)).forEach((f) => f.more()));
  setInterval(() => followed.forEach((f) => f.more()), 1000); // file systems that report no changes
  await new Promise(() => {});
}

class Followed {
  constructor(name, print) {
    this.file = logFile(name);
    this.print = print;
    this.offset = 0;
    this.rest = '';
    this.decoder = new StringDecoder('utf8');
  }

  last(lines) {
    const size = statSync(this.file).size;
    const text = read(this.file, Math.max(0, size - 512 * 1024), size).toString('utf8');
    text.split('\n').filter(Boolean).slice(-lines).forEach(this.print);
    this.offset = size;
  }

  more() {
    const size = existsSync(this.file) ? statSync(this.file).size : 0;
    if (size < this.offset) this.offset = 0; // rotated at a start
    if (size === this.offset) return;
    const text = this.rest + this.decoder.write(read(this.file, this.offset, size));
    this.offset = size;
    const lines = text.split('\n');
    this.rest = lines.pop();
    lines.filter(Boolean).forEach(this.print);
  }
}
