// Is a port free, and if not, who has it?
import { createServer, connect } from 'node:net';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** Whether something accepts connections there. */
export function answers(host, port, ms = 500) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(ms, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

export function free(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The inodes of the sockets that listen on a port, from the text of /proc/net/tcp. */
export function listeningInodes(text, port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && fields[1]?.endsWith(`:${wanted}`))
    .map((fields) => fields[9]);
}

function ownerFromProc(port) {
  const inodes = new Set();
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6']) {
    try {
      for (const inode of listeningInodes(readFileSync(file, 'utf8'), port)) inodes.add(`socket:[${inode}]`);
    } catch {
      // no IPv6
    }
  }
  if (!inodes.size) return undefined;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`)) {
        if (inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`))) return Number(pid);
      }
    } catch {
      // another user's process
    }
  }
  return undefined;
}

/** The pid and command of the process listening on a port, as far as the system tells us. */
export function owner(port) {
  let pid;
  if (process.platform === 'linux') pid = ownerFromProc(port);
  else pid = Number(spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' }).stdout?.split('\n')[0]) || undefined;
  if (!pid) return undefined;
  const command = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
  return { pid, command: command.length > 90 ? `${command.slice(0, 87)}...` : command };
}
