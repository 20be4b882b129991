// A person's way into the platform from a script: HTTP with cookies and an access token, and problems told in their own words.
import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

/** What an address answered when something else was wanted. The message is the platform's own, for the person at the terminal. */
export class Refused extends Error {
  constructor(asked, status, problem) {
    super(`${asked}: ${status} ${problem.title ?? ''}${problem.detail ? `（${problem.detail}）` : ''}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Cookies by name; an empty or outdated one is forgotten. */
export class Cookies {
  constructor(kept = {}) {
    this.kept = { ...kept };
  }

  take(headers) {
    for (const line of headers) {
      const [pair, ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('=')).trim();
      const value = pair.slice(pair.indexOf('=') + 1).trim();
      const ended = attributes.some((a) => /^max-age=0*$/i.test(a.trim()));
      if (ended || value === '') delete this.kept[name];
      else this.kept[name] = value;
    }
  }

  header() {
    return Object.entries(this.kept).map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

export class Client {
  constructor(base, cookies = {}) {
    this.base = base;
    this.cookies = new Cookies(cookies);
    this.token = undefined;
  }

  get(path) {
    return this.send('GET', path);
  }

  post(path, body = {}, headers = {}) {
    return this.json('POST', path, body, headers);
  }

  put(path, body, headers = {}) {
    return this.json('PUT', path, body, headers);
  }

  json(method, path, body, headers) {
    return this.send(method, path, {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    });
  }

  /** Uploads a file as the form field `file`. */
  async upload(path, file) {
    const form = new FormData();
    form.set('file', await openAsBlob(file), basename(file));
    return this.send('POST', path, { body: form, headers: { 'Idempotency-Key': randomUUID() } });
  }

  async download(path) {
    const { response } = await this.raw('GET', path);
    if (!response.ok) throw new Refused(`GET ${path}`, response.status, {});
    return Buffer.from(await response.arrayBuffer());
  }

  async raw(method, path, { body, headers = {} } = {}) {
    const url = new URL(path, this.base);
    const all = { 'Accept-Language': 'zh-CN', ...headers };
    const cookie = this.cookies.header();
    if (cookie) all.Cookie = cookie;
    if (this.token) all.Authorization = `Bearer ${this.token}`;
    let response;
    try {
      response = await fetch(url, { method, body, headers: all, redirect: 'manual', signal: AbortSignal.timeout(120_000) });
    } catch (e) {
      throw new Error(`${url.origin} 没有回应（${e.cause?.code ?? e.message}）。`);
    }
    this.cookies.take(response.headers.getSetCookie());
    return { url, response };
  }

  /** `{status, etag, body}`; a Refused when the status is not 2xx or 3xx. */
  async send(method, path, options) {
    const { url, response } = await this.raw(method, path, options);
    const text = await response.text();
    let body;
    try {
      body = text ? JSON.parse(text) : undefined;
    } catch {
      body = undefined;
    }
    if (response.status >= 400) {
      const problem = { ...body };
      if (response.headers.has('retry-after')) problem.retryAfter = Number(response.headers.get('retry-after'));
      throw new Refused(`${method} ${url.pathname}`, response.status, problem);
    }
    return { status: response.status, etag: response.headers.get('etag'), body };
  }
}
