// Processes this command started. A record holds the pid and the time its process started: a pid that the system has
// given to somebody else since is neither reported as ours nor ever killed.
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from './paths.mjs';

const LINUX = process.platform === 'linux';
const LOG_LIMIT = 5 * 1024 * 1024;
const LOGS_KEPT = 3;

/** Something that stays the same for one process and differs for the next one with the same pid; undefined when gone. */
export function startTime(pid) {
  if (LINUX) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command may contain spaces and parentheses; fields are counted after the last one. State is the third.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : `${bootId()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 && ps.stdout.trim() ? ps.stdout.trim() : undefined;
}

let boot;
function bootId() {
  // Ticks since boot repeat after a reboot; the boot's own id does not.
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
  return boot;
}

/** Resident memory in MB (1024 × 1024 bytes), 0 when the process is gone. */
export function residentMb(pid) {
  if (LINUX) {
    try {
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  }
  const ps = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(ps.stdout?.trim() || 0) / 1024;
}

/** CPU seconds used since its start. On a machine that others use too, this says more of a start than the clock. */
export function cpuSeconds(pid) {
  if (LINUX) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100; // Linux counts these in hundredths on every platform Java runs on
    } catch {
      return 0;
    }
  }
  const time = spawnSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
}

const recordFile = (name) => join(paths.run, `${name}.json`);

/** The record of a process that is still running, or undefined. */
export function running(name) {
  let record;
  try {
    record = JSON.parse(readFileSync(recordFile(name), 'utf8'));
  } catch {
    return undefined;
  }
  return alive(record) ? record : undefined;
}

export const alive = (record) => startTime(record.pid) === record.startTime;

export function forget(name) {
  rmSync(recordFile(name), { force: true });
}

/** Every process on record that still runs, whatever it is called. */
export function allRunning() {
  if (!existsSync(paths.run)) return [];
  return readdirSync(paths.run)
    .filter((file) => file.endsWith('.json'))
    .map((file) => running(file.slice(0, -'.json'.length)))
    .filter(Boolean);
}

export const logFile = (name) => join(paths.logs, `${name}.log`);

function rotate(file) {
  if (!existsSync(file) || statSync(file).size < LOG_LIMIT) return;
  rmSync(`${file}.${LOGS_KEPT}`, { force: true });
  for (let i = LOGS_KEPT - 1; i >= 1; i--) {
    if (existsSync(`${file}.${i}`)) renameSync(`${file}.${i}`, `${file}.${i + 1}`);
  }
  renameSync(file, `${file}.1`);
}

/** Starts a process that outlives this one, its output appended to its log. */
export function start({ name, command, args, env, port, health }) {
  mkdirSync(paths.run, { recursive: true, mode: 0o700 });
  const file = logFile(name);
  rotate(file);
  const out = openSync(file, 'a', 0o600);
  const logOffset = statSync(file).size;
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  if (!child.pid) throw new Error(`${name}: ${command} could not be started`);
  const record = { name, pid: child.pid, startTime: startTime(child.pid), port, health, started: new Date().toISOString(), logOffset };
  child.on('exit', (code, signal) => {
    record.exit = signal ?? code;
  });
  child.on('error', () => {});
  child.unref();
  writeFileSync(`${recordFile(name)}.new`, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(`${recordFile(name)}.new`, recordFile(name));
  return record;
}

function signal(record, name) {
  try {
    if (alive(record)) process.kill(record.pid, name);
  } catch {
    // it ended between the two
  }
}

async function gone(records, ms) {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    if (!records.some(alive)) return true;
    await pause(50);
  }
  return !records.some(alive);
}

/**
 * Asks the processes to end, waits, and kills only what does not.
 * @returns {Promise<string[]>} the names that had to be killed
 */
export async function stop(records, graceMs = 20_000) {
  for (const record of records) signal(record, 'SIGTERM');
  await gone(records, graceMs);
  const stubborn = records.filter(alive);
  for (const record of stubborn) signal(record, 'SIGKILL');
  await gone(stubborn, 10_000);
  for (const record of records) {
    if (!alive(record)) forget(record.name);
  }
  return stubborn.map((record) => record.name);
}

/** One command at a time changes what runs. */
export function lock() {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const fd = openSync(paths.lock, 'wx', 0o600);
      writeFileSync(fd, JSON.stringify({ pid: process.pid, startTime: startTime(process.pid) }));
      closeSync(fd);
      process.on('exit', () => rmSync(paths.lock, { force: true }));
      return;
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
      let holder;
      try {
        holder = JSON.parse(readFileSync(paths.lock, 'utf8'));
      } catch {
        holder = undefined; // half written by a process that died, or just being written
      }
      if (holder && alive(holder)) throw new Error(`Another haina command is at work (pid ${holder.pid}). Wait for it, or end it.`);
      rmSync(paths.lock, { force: true });
    }
  }
  throw new Error('Another haina command is at work. Wait for it, or end it.');
}
