// Joining, as the manual tells it: 立即加入 → scan → 立即授权 → settings → SMS code → in.
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from './client.mjs';

const PERSON = 'p1';
const PHONE = '0755-12345678';
/** Accounts of the person, the first choice first; another one only when somebody else has joined with it meanwhile. */
const CHOICES = ['欢乐谷1小区', '滨江•万家星城'];

export async function join({ office, phones, links, step, say, see }) {
  const persons = (await phones.get('/sim/api/persons')).body;
  const person = persons.find((p) => p.id === PERSON);
  if (!person) throw new Error('模拟器里没有“陈立”（p1）。请用 ./haina up --reset 恢复模拟器的初始数据。');
  const accounts = (await phones.get('/sim/api/accounts')).body.filter((a) => a.admins.includes(PERSON));
  const candidates = CHOICES.map((name) => accounts.find((a) => a.name === name)).filter(Boolean);
  const talk = { office, phones, person, links, step, say, see };
  for (const account of candidates) {
    if (await joinWith(talk, account)) return;
  }
  throw new Error(`${person.name}的服务号都已由别的手机加入。请用 ./haina up --reset 清空数据后再演示。`);
}

/** Whether the office is signed in now; false when the account belongs to another administrator. */
async function joinWith({ office, phones, person, links, step, say, see }, account) {
  step('立即加入：用微信扫码授权服务号');
  const begun = await wizard(office, say);
  const self = `/api/auth/v1/onboardings/${begun.id}`;
  const { qr } = (await phones.post(`/sim/api/persons/${person.id}/scans`, { link: begun.mobileAuthorizationUrl })).body;
  say(`    ${person.name}（${person.mobile}）用手机扫码，选择服务号“${account.name}”，按“立即授权”`);
  const { redirect } = (await phones.post(`/sim/api/qrcodes/${qr}/authorization`, { person: person.id, appId: account.appId })).body;
  await office.raw('GET', redirect); // as the browser does on the way back
  see(`${person.name}的手机`, `${links.phones}/${person.id}`);

  const state = await until('微信的授权', () => office.get(self), (s) => s.state !== 'WAITING_FOR_SCAN');
  if (state.state === 'ALREADY_JOINED') return signInAgain({ office, phones, person, self, say }, account, state.joined);

  step('授权完成设置');
  const name = `${account.name.replace(/\d+小区$/, '')}物业`;
  say(`    物业名称 ${name}，物业电话 ${PHONE}，服务号微信号 ${state.account?.alias ?? account.alias}，管理员手机 ${person.mobile}`);
  await office.put(`${self}/settings`, { name, phone: PHONE, mobile: person.mobile });
  const code = await smsCode(phones, person.mobile, () => office.post(`${self}/sms-codes`, { mobile: person.mobile }), say);
  say(`    短信验证码 ${code} 到了 ${person.name} 的手机，填入，保存设置，进入主界面`);
  const { body } = await office.post(`${self}/completion`, { code });
  office.token = body.accessToken;
  say(`    “${body.tenant.name}”加入完成，${body.operator.name ?? '管理员'} 已登录`);
  return true;
}

async function signInAgain({ office, phones, person, self, say }, account, joined) {
  const mine = `${person.mobile.slice(0, 3)}****${person.mobile.slice(-4)}`;
  if (!joined.administratorMobilesMasked.includes(mine)) {
    say(`    “${account.name}”已由别的手机加入（${joined.administratorMobilesMasked.join('、')}），换一个服务号`);
    return false;
  }
  say(`    “${joined.tenantName}”早已加入：不再建立第二个，用短信验证码登录`);
  const code = await smsCode(phones, person.mobile, () => office.post(`${self}/sms-codes`, { mobile: person.mobile }), say);
  const { body } = await office.post(`${self}/sign-in`, { mobile: person.mobile, code });
  office.token = body.accessToken;
  say(`    ${body.operator.name ?? '管理员'}（${body.operator.mobileMasked}）已登录`);
  return true;
}

/** A first `up` waits some seconds for WeChat's ticket; until then there is no QR code. */
async function wizard(office, say) {
  const end = Date.now() + 60_000;
  for (let told = false; ; told = true) {
    try {
      return (await office.post('/api/auth/v1/onboardings')).body;
    } catch (e) {
      if (!(e instanceof Refused) || e.status < 500 || Date.now() > end) throw e;
      if (!told) say('    平台还在等微信推送第一张票据，稍候……');
      await pause(500);
    }
  }
}

/** Asks for a code and reads it from the phone. One mobile gets at most one a minute: then we wait, and say so. */
export async function smsCode(phones, mobile, ask, say) {
  const inbox = async () => (await phones.get(`/sim/api/sms?mobile=${mobile}`)).body;
  const before = Math.max(0, ...(await inbox()).map((text) => text.number));
  for (;;) {
    try {
      await ask();
      break;
    } catch (e) {
      if (!(e instanceof Refused) || e.status !== 429) throw e;
      const seconds = e.problem.retryAfter || 5;
      if (seconds > 120) throw e;
      say(`    同一手机一分钟只发一条验证码，等 ${seconds} 秒……`);
      await pause(seconds * 1000 + 200);
    }
  }
  const arrived = await until('短信', async () => ({ body: (await inbox()).find((text) => text.number > before) }), (text) => text !== undefined);
  const code = /(?<!\d)\d{6}(?!\d)/.exec(arrived.text)?.[0];
  if (!code) throw new Error('短信里没有验证码。');
  return code;
}

async function until(what, look, wanted) {
  const end = Date.now() + 30_000;
  for (;;) {
    const { body } = await look();
    if (wanted(body)) return body;
    if (Date.now() > end) throw new Error(`三十秒内没有等到${what}。`);
    await pause(200);
  }
}
