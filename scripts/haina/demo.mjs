// A property office's first day on the running platform, told in Chinese: through the public API, with simulated phones.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Refused } from './client.mjs';
import { settings } from './environment.mjs';
import { ROOT, STATE } from './paths.mjs';
import { secrets } from './secrets.mjs';
import { join as joinOffice } from './demo-join.mjs';
import { residentsOnFile, residentsSide } from './demo-residents.mjs';

const OUT = join(STATE, 'demo');
const SESSION = join(OUT, 'session.json');
const COMMUNITIES = [
  { name: '欢乐谷1小区', rule: undefined },
  { name: '星海名城', rule: '1–2栋 × 2单元 × 1–6层 × 4户' },
];
const LAYERS = ['楼栋', '单元', '门牌号'];
const RESIDENTS = join(ROOT, 'docs', 'samples', '业主信息表格模板.xlsx');
const STAFF = join(ROOT, 'docs', 'samples', '员工信息表模板.xlsx');

/** A resident workbook as hurried people fill it in; its good row is row 2. */
const HASTY = [
  ['业主名称', '性别', '身份', '手机号', '身份证号', '小区', '楼号', '单元', '房号'],
  ['钱多多', '女', '业主', '13700137001', '', '星海名城', '1栋', '1单元', '101'],
  ['孙小美', '女', '房东太太', '1370013700', '', '星海名城', '1栋', '1单元', '102'],
  ['', '男', '租客', '13700137003', '', '星海名城', '1栋', '', '103'],
  ['李明', '男', '家属', '13700137004', '', '星海名城二期', '1栋', '1单元', '104'],
];

const say = (text = '') => console.log(text);
const step = (title) => say(`\n■ ${title}`);
const see = (what, address) => say(`    看 ${what}：${address}`);
/** Readable, unlike a percent-encoded one, and terminals follow it. */
const link = (file) => `file://${file}`;

export async function demo() {
  const s = settings(existsSync(join(STATE, 'secrets.env')) ? secrets() : {});
  const office = new Client(s.publicUrl, existsSync(SESSION) ? JSON.parse(readFileSync(SESSION, 'utf8')).cookies : {});
  const phones = new Client(s.simulatorsUrl);
  await mustAnswer(office, phones, s);
  mkdirSync(OUT, { recursive: true, mode: 0o700 });

  say('物业的第一天：从加入平台、住户和员工入库，到住户在微信里认证。每一步都经过公开接口，手机和微信由模拟器代替。');
  const links = { docs: `${s.publicUrl}/docs`, phones: `${s.simulatorsUrl}/phones` };
  await signIn(office, phones, links);
  keep(office);

  const communities = await describe(office, links);
  await importSample(office, '导入住户：手册的《业主信息表》', RESIDENTS, '/api/resident/v1/residents', '住户');
  await importSample(office, '导入员工：手册的《员工信息表》', STAFF, '/api/staff/v1/members', '员工');
  save('星海名城住户.csv', residentsOnFile());
  await importSample(office, '导入住户：星海名城的一份 CSV', join(OUT, '星海名城住户.csv'), '/api/resident/v1/residents', '住户');
  await lists(office);
  await reveal(office);
  await mistakes(office);
  await residentsSide({ office, phones, s, links, step, say, see });

  step('完成');
  for (const community of communities) {
    const { body } = await office.get(`/api/resident/v1/communities/${community.id}/counts`);
    say(`    ${community.name}：${body.nodes} 个楼栋和单元，${body.rooms} 套房屋，${body.residents} 位住户`);
  }
  see('接口文档，可直接试用', links.docs);
  see('模拟的手机（短信、扫码）', links.phones);
  see('平台和微信之间的往来', `${s.simulatorsUrl}/phones/events`);
  see('这次演示留下的文件', link(OUT));
  say('    再运行一次 ./haina demo：不会重复加入，也不会重复导入。');
  keep(office);
}

async function mustAnswer(office, phones, s) {
  try {
    await office.get('/api/auth/openapi');
  } catch {
    throw new Error(`平台没有在 ${s.publicUrl} 运行。请先运行 ./haina up。`);
  }
  if (!s.simulatorsNeeded) throw new Error('平台没有指向模拟器（WECHAT_* 等地址已另行设置），演示只用模拟的手机，不会动用真实的微信。');
  try {
    await phones.get('/sim/api/persons');
  } catch {
    throw new Error(`模拟器没有在 ${s.simulatorsUrl} 运行。请先运行 ./haina up。`);
  }
}

/** The refresh cookie lets the next run in without an SMS. */
function keep(office) {
  writeFileSync(SESSION, JSON.stringify({ cookies: office.cookies.kept }), { mode: 0o600 });
  chmodSync(SESSION, 0o600);
}

function save(name, content) {
  const file = join(OUT, name);
  writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return link(file);
}

async function signIn(office, phones, links) {
  if (Object.keys(office.cookies.kept).length) {
    try {
      const { body } = await office.post('/api/auth/v1/session-refreshes');
      office.token = body.accessToken;
      step('登录');
      say(`    “${body.tenant.name}”上次已经加入，${body.operator.name ?? '管理员'}（${body.operator.mobileMasked}）的登录仍有效，直接进入。`);
      return;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      office.cookies.kept = {};
    }
  }
  await joinOffice({ office, phones, links, step, say, see });
}

async function describe(office, links) {
  step('小区和楼栋结构：每个小区有自己的层级');
  const existing = (await office.get('/api/resident/v1/communities')).body;
  const result = [];
  for (const { name, rule } of COMMUNITIES) {
    let community = (existing.items ?? existing).find((c) => c.name === name);
    if (community) say(`    ${name}：已经建立`);
    else {
      community = (await office.post('/api/resident/v1/communities', { name, structures: [{ name: '主体', layers: LAYERS }] })).body;
      say(`    ${name}：建立，结构 ${LAYERS.join('—')}`);
    }
    if (rule) await generate(office, community, rule);
    result.push(community);
  }
  see('小区、楼栋和房屋的接口', links.docs);
  see('小区列表', save('小区.json', (await office.get('/api/resident/v1/communities')).body));
  return result;
}

async function generate(office, community, rule) {
  const address = `/api/resident/v1/communities/${community.id}/structures/${community.structures[0].id}`;
  const preview = (await office.post(`${address}/room-rule-previews`, { rule })).body;
  if (preview.newRooms === 0) {
    say(`    规则“${rule}”：${preview.rooms} 套房屋都已经有了`);
    return;
  }
  const made = (await office.post(`${address}/room-rules`, { rule })).body;
  say(`    规则“${rule}”：生成 ${made.newRooms} 套房屋，从 ${made.groups[0].first.join('')} 到 ${made.groups.at(-1).last.join('')}`);
}

async function importSample(office, title, file, list, noun) {
  step(title);
  const { id, state } = await dryRun(office, file);
  if (state.counts.newRows + state.counts.changed === 0 && state.counts.unchanged > 0) {
    say(`    ${state.sameFileAs ? '同一个文件以前导入过；' : ''}${state.counts.unchanged} 行都与现有资料相同，不必再导入。`);
    await office.post(`/api/import/v1/imports/${id}/cancellation`);
    return;
  }
  await confirm(office, id, 'OVERWRITE');
  const applied = await settled(office, id, ['APPLIED', 'FAILED']);
  if (applied.state !== 'APPLIED') throw new Error(`导入没有完成：${applied.failure?.detail ?? applied.state}`);
  say(`    确认导入：新增 ${applied.applied.created} 行，更新 ${applied.applied.changed} 行，失败 ${applied.applied.failed} 行`);
  see('导入报告', save(`${noun}导入报告.json`, (await office.get(`/api/import/v1/imports/${id}/report`)).body));
  const { total } = (await office.get(`${list}?limit=1&total=true`)).body;
  say(`    现在共有 ${total} 位${noun}`);
}

async function dryRun(office, file) {
  const { id } = (await office.upload('/api/import/v1/imports', file)).body;
  const state = await settled(office, id, ['CHECKED', 'UPLOADED', 'FAILED']);
  if (state.state !== 'CHECKED') throw new Error(`检查没有完成：${state.failure?.detail ?? state.state}`);
  const columns = state.mapping.columns.filter((c) => c.field).map((c) => (c.title === c.fieldTitle ? c.title : `${c.title}→${c.fieldTitle}`));
  say(`    认出的列：${columns.join('、')}`);
  const n = state.counts;
  say(`    试运行（还没有写入）：新增 ${n.newRows}，变更 ${n.changed}，相同 ${n.unchanged}，冲突 ${n.conflict}，有错误 ${n.invalid}；${n.warnings} 行有提醒`);
  const { issues } = (await office.get(`/api/import/v1/imports/${id}/report`)).body;
  for (const issue of issues.slice(0, 6)) say(`      ${issue.severity === 'ERROR' ? '错误' : '提醒'} × ${issue.rows}：${issue.message}`);
  return { id, state };
}

async function confirm(office, id, duplicatePolicy) {
  const { etag } = await office.get(`/api/import/v1/imports/${id}`);
  await office.post(`/api/import/v1/imports/${id}/confirmation`, { duplicatePolicy, createMissingRooms: true }, { 'If-Match': etag });
}

async function settled(office, id, states) {
  const end = Date.now() + 120_000;
  for (;;) {
    const { body } = await office.get(`/api/import/v1/imports/${id}`);
    if (states.includes(body.state)) return body;
    if (Date.now() > end) throw new Error(`导入 ${id} 两分钟后仍是 ${body.state}（${body.done}/${body.total} 行）。`);
    await pause(200);
  }
}

async function lists(office) {
  step('名单：手机和证件号只显示一部分');
  const people = (await office.get('/api/resident/v1/residents?limit=20&sort=room')).body;
  for (const p of people.items) {
    say(`    ${p.name ?? '—'}  ${p.mobileMasked ?? '—'}  证件 ${p.idNumberMasked ?? '—'}  ${p.homes.map((h) => h.address).join('；')}`);
  }
  see('住户列表', save('住户.json', people));
  const staff = (await office.get('/api/staff/v1/members?limit=20')).body;
  for (const m of staff.items) {
    say(`    ${m.name}  ${m.mobileMasked}  ${m.department} ${m.position}  微信 ${m.wechatIdMasked ?? '—'}${m.wechatIdDoubtful ? '（存疑）' : ''}`);
  }
  see('员工列表', save('员工.json', staff));
}

const REASON = '演示：致电核对入住时间';

async function reveal(office) {
  step('查看完整手机：要写理由，并留下记录');
  const [someone] = (await office.get('/api/resident/v1/residents?limit=1&sort=room')).body.items;
  const trail = `/api/auth/v1/audit-entries?subjectType=resident&subjectId=${someone.id}`;
  const ofReveal = (entries) => entries.find((entry) => entry.reason === REASON);
  let entry = ofReveal((await office.get(trail)).body.items);
  if (entry) say('    上次已经看过，记录还在：');
  else {
    const { value } = (await office.post(`/api/resident/v1/residents/${someone.id}/reveals`, { field: 'MOBILE', reason: REASON })).body;
    say(`    ${someone.name} ${someone.mobileMasked} → ${value}`);
    const end = Date.now() + 30_000;
    while (!entry && Date.now() < end) {
      await pause(300);
      entry = ofReveal((await office.get(trail)).body.items);
    }
  }
  if (!entry) throw new Error('三十秒后仍没有看到查看记录。');
  say(`    审计：${new Date(entry.time).toLocaleString('zh-CN')} ${entry.actorName ?? entry.actorId} 从 ${entry.address} ${entry.action}，理由“${entry.reason}”`);
  see('全部审计记录', save('审计.json', (await office.get('/api/auth/v1/audit-entries?limit=100')).body));
}

async function mistakes(office) {
  step('一份填得匆忙的表格：所有错误一次说清，改正后再传；导入可以整批撤销');
  const name = '匆忙的住户表.csv';
  const csv = `\uFEFF${HASTY.map((row) => row.join(',')).join('\r\n')}\r\n`;
  see('这份表格', save(name, csv));
  const { id } = await dryRun(office, join(OUT, name));
  const rows = (await office.get(`/api/import/v1/imports/${id}/rows?verdict=INVALID`)).body.items;
  for (const row of rows) say(`      第 ${row.row} 行：${row.issues.filter((i) => i.severity === 'ERROR').map((i) => i.message).join('；')}`);
  see('原表格加上“错误原因”一列', save('匆忙的住户表-错误原因.csv', await office.download(`/api/import/v1/imports/${id}/files/annotated`)));
  see('只有待改正的行', save('匆忙的住户表-待改正.csv', await office.download(`/api/import/v1/imports/${id}/files/failed-rows`)));
  await confirm(office, id, 'SKIP');
  const applied = await settled(office, id, ['APPLIED', 'FAILED']);
  say(`    确认导入：没有错误的 ${applied.applied.created} 行入库，${applied.applied.failed} 行留待改正`);
  await office.post(`/api/import/v1/imports/${id}/undo`);
  const undone = await settled(office, id, ['UNDONE', 'FAILED']);
  say(`    撤销这一批：${undone.undone} 行恢复原状，${undone.kept} 行因后来改过而保留`);
}
