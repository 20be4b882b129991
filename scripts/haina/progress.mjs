// Progress of many services at once: a table that redraws itself on a terminal, one line per change elsewhere.

const MARKS = { waiting: '·', starting: '▸', ready: '✓', failed: '✗', external: '≡', warning: '!', skipped: '-' };
const COLOURS = { ready: '\x1b[32m', failed: '\x1b[31m', starting: '\x1b[36m', warning: '\x1b[33m', skipped: '\x1b[33m' };

export class Progress {
  constructor(names, out = process.stdout, now = () => performance.now()) {
    this.out = out;
    this.now = now;
    this.begin = now();
    this.width = Math.max(...names.map((n) => n.length));
    this.rows = new Map(names.map((name) => [name, { state: 'waiting', text: '', since: undefined, took: undefined }]));
    this.live = Boolean(out.isTTY) && (out.rows ?? 0) > names.length + 2 && process.env.TERM !== 'dumb';
    this.drawn = 0;
    if (this.live) this.timer = setInterval(() => this.draw(), 250);
    this.timer?.unref();
  }

  seconds() {
    return (this.now() - this.begin) / 1000;
  }

  set(name, state, text = '') {
    const row = this.rows.get(name);
    if (row.state === state && row.text === text) return;
    if (state === 'starting') row.since ??= this.now();
    if (row.since !== undefined && state !== 'starting') row.took ??= (this.now() - row.since) / 1000;
    Object.assign(row, { state, text });
    if (this.live) this.draw();
    else this.out.write(`${`${this.seconds().toFixed(1)} s`.padStart(8)}  ${this.line(name, row)}\n`);
  }

  line(name, row) {
    const took = row.took ?? (row.since === undefined ? undefined : (this.now() - row.since) / 1000);
    const mark = this.live && COLOURS[row.state] ? `${COLOURS[row.state]}${MARKS[row.state]}\x1b[0m` : MARKS[row.state];
    return `${mark} ${name.padEnd(this.width)}  ${row.state.padEnd(8)} ${took === undefined ? '       ' : `${took.toFixed(1)} s`.padStart(7)}  ${row.text}`.trimEnd();
  }

  draw() {
    const lines = [...this.rows].map(([name, row]) => this.line(name, row).slice(0, (this.out.columns ?? 120) + 8));
    const up = this.drawn ? `\x1b[${this.drawn}A` : '';
    this.out.write(`${up}${lines.map((line) => `\x1b[2K${line}\n`).join('')}`);
    this.drawn = lines.length;
  }

  end() {
    clearInterval(this.timer);
    if (this.live) this.draw();
    this.live = false;
  }
}
