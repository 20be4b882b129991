// The residents' side of the first day: what the office sets up for its account, who follows it, who proves to live where.
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.mjs';
import { smsCode } from './demo-join.mjs';

const COMMUNITY = '星海名城';
const HEADER = ['姓名', '性别', '身份', '手机', '小区', '楼栋', '单元', '门牌号'];
/** Who is on file; none of them exists. 陈桂芳 holds a simulated phone from the beginning; 林建国 has got another mobile since. */
const ON_FILE = [
  ['陈桂芳', '女', '业主', '13800138004', COMMUNITY, '1栋', '1单元', '201'],
  ['林建国', '男', '业主', '13700137120', COMMUNITY, '1栋', '1单元', '302'],
  ['何晓', '女', '业主', '13700137121', COMMUNITY, '1栋', '2单元', '101'],
  ['欧阳文静', '女', '业主', '13700137122', COMMUNITY, '1栋', '2单元', '402'],
  ['高翔', '男', '租客', '13700137123', COMMUNITY, '2栋', '1单元', '503'],
];
const OWNER = { name: '陈桂芳', mobile: '13800138004', room: '1栋1单元201', identity: 'OWNER', how: '姓名、手机和房号与档案一致' };
const TENANT = { name: '吴小满', mobile: '13800138005', room: '1栋1单元201', identity: 'TENANT', how: '档案里没有，业主已认证' };
const MOVED_NUMBER = { name: '林建国', mobile: '13700137130', room: '1栋1单元302', identity: 'OWNER', how: '手机与档案不同' };
const ONLY_FOLLOWS = { name: '何晓', mobile: '13700137121' };
const IDENTITY = { OWNER: '业主', FAMILY: '家属', TENANT: '租客' };
const OUTCOME = {
  APPROVED: '通过',
  WAITING_FOR_OWNER: '等业主在自己的手机上确认',
  WAITING_FOR_REVIEW: '等物业审核',
  MORE_NEEDED: '等申请人补充',
  REJECTED: '已驳回',
};

export const residentsOnFile = () => `\uFEFF${[HEADER, ...ON_FILE].map((row) => row.join(',')).join('\r\n')}\r\n`;

export async function residentsSide({ office, phones, s, links, step, say, see }) {
  const account = (await office.get('/api/auth/v1/accounts')).body.find((each) => each.authorized);
  if (!account) {
    step('业主端');
    say('    没有已授权的服务号，跳过。');
    return;
  }
  const talk = { office, phones, s, say, appId: account.appId };
  step(`业主端：服务号“${account.name}”的自动回复、菜单和通知模板`);
  await answers(talk);
  await menu(talk);
  await template(talk);
  see('自动回复', `${s.publicUrl}/replies`);
  see('自定义菜单', `${s.publicUrl}/menu`);

  step('业主端：关注、业主认证');
  const owner = await apply(talk, OWNER);
  const tenant = await apply(talk, TENANT);
  await apply(talk, MOVED_NUMBER);
  await follow(talk, ONLY_FOLLOWS);
  await phones.post(`/sim/api/persons/${owner.person}/accounts/${account.appId}/messages`, { text: '今天会停水吗' });
  say(`    ${OWNER.name} 写“今天会停水吗”，自动回复回答；48 小时内可以给她发客服消息`);
  if (tenant.state === 'WAITING_FOR_OWNER') see(`${OWNER.name}的手机，在“我的家”里确认租客`, `${links.phones}/${owner.person}`);
  see('认证审核', `${s.publicUrl}/people/verifications`);
  await coverage(talk);
  see('首页的覆盖情况', s.publicUrl);
}

/** A welcome and one keyword, unless the office has rules already. */
async function answers({ office, say, appId }) {
  const self = `/api/wechat/v1/reply-books/${appId}`;
  const { body: book, etag } = await office.get(self);
  if (book.rules.length) {
    say(`    自动回复已有 ${book.rules.length} 条规则`);
    return;
  }
  const rule = (id, kind, name, text, words = []) => ({
    id,
    kind,
    name,
    words,
    ...(kind === 'KEYWORD' ? { match: 'CONTAINS' } : {}),
    audience: 'EVERYBODY',
    enabled: true,
    answer: { form: 'TEXT', text },
  });
  const rules = [
    rule('demo-welcome', 'SUBSCRIBE', '欢迎', '您好，欢迎关注。点下面的“业主认证”，通过后可以收到自家的通知。'),
    rule('demo-water', 'KEYWORD', '停水', '{姓名}您好，停水时间以最新的物业通知为准。急用水请打物业电话 0755-12345678。', ['停水', '没水']),
  ];
  const { hours, nameFallback, roomFallback } = book;
  await office.put(self, { hours, nameFallback, roomFallback, rules }, { 'If-Match': etag });
  say(`    自动回复：关注时欢迎；住户说到“停水”“没水”时回答`);
}

/** 我的家 and 业主认证, unless the account has a menu. */
async function menu({ office, say, appId }) {
  const self = `/api/wechat/v1/menus/${appId}`;
  const { body, etag } = await office.get(self);
  if (body.versions.length || body.draft.entries.length) {
    say('    自定义菜单已经有了');
    return;
  }
  const entries = [
    { name: '我的家', type: 'PAGE', page: '/home', entries: [] },
    { name: '业主认证', type: 'PAGE', page: '/verify', entries: [] },
  ];
  const saved = await office.put(`${self}/draft`, { entries, conditional: [] }, { 'If-Match': etag });
  await office.post(`${self}/publications`, { appIds: [appId], background: false }, { 'If-Match': saved.etag });
  say(`    自定义菜单：${entries.map((entry) => entry.name).join('、')}，已发布`);
}

/** By which who has not written for 48 hours hears of results, unless one is chosen. */
async function template({ office, say, appId }) {
  const self = `/api/wechat/v1/notice-templates/${appId}`;
  const { body: chosen, etag } = await office.get(self);
  if (chosen.templateId) {
    say(`    通知模板已经选了“${chosen.title}”`);
    return;
  }
  const one = (await office.get(`${self}/choices`)).body.items.find(({ title }) => title === '业主认证结果通知');
  const lines = { thing1: 'ACCOUNT', thing2: 'TITLE', time1: 'TIME', thing3: 'TEXT' };
  await office.put(self, { templateId: one.id, lines }, { 'If-Match': etag });
  say(`    通知模板：${one.title}，48 小时内没有发来消息的人也能收到结果`);
}

/** The phone of somebody, a new one if the simulators know none with the mobile; it follows the account from then on. */
async function follow({ phones, say, appId }, { name, mobile }) {
  const persons = (await phones.get('/sim/api/persons')).body;
  const person = persons.find((each) => each.mobile === mobile) ?? (await phones.post('/sim/api/persons', { name, mobile })).body;
  await phones.put(`/sim/api/persons/${person.id}/accounts/${appId}/follow`, {});
  say(`    ${name} 关注了服务号`);
  return person.id;
}

/** Applies from the phone: whose it is and what became of it. Who has applied before does not again. */
async function apply(talk, { name, mobile, room, identity, how }) {
  const { office, phones, s, say, appId } = talk;
  const person = await follow(talk, { name, mobile });
  const web = await signedIn(phones, s, appId, person);
  const earlier = (await web.get('/api/resident/v1/my/verifications')).body.items;
  const place = await placeOf(office, room);
  let application = earlier[0];
  if (!application) {
    const code = await smsCode(phones, mobile, () => web.post('/api/resident/v1/my/sms-codes', { mobile }), say);
    const { communityId, id } = place;
    application = (await web.post('/api/resident/v1/my/verifications', { communityId, roomId: id, identity, name, mobile, smsCode: code })).body;
  }
  say(`    ${name} 申请认证为 ${COMMUNITY} ${room} 的${IDENTITY[identity]}（${how}）：${OUTCOME[application.state] ?? application.state}`);
  return { person, state: application.state };
}

async function placeOf(office, room) {
  const community = (await office.get('/api/resident/v1/communities')).body.items.find((each) => each.name === COMMUNITY);
  const found = (await office.get(`/api/resident/v1/places?communityId=${community.id}&q=${encodeURIComponent(room)}`)).body.items;
  const place = found.find((each) => each.kind === 'ROOM' && each.address.endsWith(room));
  if (!place) throw new Error(`${COMMUNITY} 没有 ${room}。`);
  return place;
}

/** As a page on the phone does it: WeChat says who holds the phone, the page gets a token. */
async function signedIn(phones, s, appId, person) {
  const web = new Client(s.publicUrl);
  const to = encodeURIComponent(`/m/verify?app=${appId}`);
  const location = async (path) => (await web.raw('GET', path)).response.headers.get('location') ?? '';
  const authorize = await location(`/api/auth/v1/follower-sign-ins?app=${appId}&to=${to}`);
  const { redirect } = (await phones.post(`/sim/api/persons/${person}/web-visits`, { url: authorize })).body;
  const ticket = (await location(redirect)).split('#ticket=')[1];
  if (!ticket) throw new Error('微信没有说出手机是谁的。');
  web.token = (await web.post('/api/auth/v1/follower-tokens', { ticket })).body.accessToken;
  return web;
}

/** The funnel counts from events: it may be a moment behind. */
async function coverage({ office, say }) {
  const end = Date.now() + 30_000;
  for (;;) {
    const { total } = (await office.get('/api/resident/v1/coverage')).body;
    if ((total.verified > 0 && total.reachable > 0) || Date.now() > end) {
      say(`    覆盖情况：已导入 ${total.imported} 人，已关注 ${total.following}，已认证 ${total.verified}，可触达 ${total.reachable}`);
      return;
    }
    await pause(300);
  }
}
