// The desktop page: who is on which phone, codes, texts, faults. Everything goes through the control API.
'use strict'
const el = (id) => document.getElementById(id)
const SLOTS = 3
const outcomes = { unreachable: '连不上平台', dropped: '已丢弃' }
const store = window.localStorage
let people = []
let current = 0
let slots = []
let lastText = null
const drawn = {}

async function api(method, path, body) {
  const answer = await fetch('/sim/api/' + path, {
    method,
    cache: 'no-store',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  })
  if (!answer.ok) throw new Error(String(answer.status))
  const text = await answer.text()
  return text ? JSON.parse(text) : null
}

function make(tag, attributes, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'on') for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler)
    else if (value !== false && value != null) node.setAttribute(name, value)
  }
  node.append(...children.filter((child) => child != null))
  return node
}

/** Draws a part anew only when what it shows has changed, so that focus and scrolling stay. */
function draw(name, data, render) {
  const text = JSON.stringify(data)
  if (drawn[name] === text) return
  drawn[name] = text
  render(data)
}

const clockTime = (at) => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })

// Phones -------------------------------------------------------------------------------------------------------

function buildStage() {
  for (let i = 0; i < SLOTS; i++) {
    const frame = make('iframe', { title: i + 1 + ' 号机' })
    const name = make('b', {})
    const banner = make('button', { class: 'banner drop', hidden: '', on: { click: () => { banner.hidden = true } } })
    const log = make('p', { class: 'log num' }, make('i', { class: 'quiet' }), make('span', {}, '还没有往来'))
    const status = make('div', { class: 'status num' }, make('span', { class: 'clock' }), make('span', { class: 'r' }, make('i', { class: 'sig' }), make('span', {}, '5G'), make('i', { class: 'bat' })))
    const glass = make('div', { class: 'glass' }, status, frame, banner, make('i', { class: 'bar' }))
    const figure = make('figure', { class: 'device', on: { click: () => choose(i) } }, make('figcaption', {}, name, make('span', { class: 'dim' }, '微信')), make('div', { class: 'case' }, glass), log)
    // A press inside the frame does not reach the figure: the frame taking the focus tells the same.
    frame.addEventListener('focus', () => choose(i))
    slots.push({ person: null, frame, name, banner, log, figure })
    el('stage').append(figure)
  }
}

function choose(slot) {
  current = slot
  slots.forEach((s, i) => s.figure.classList.toggle('now', i === slot))
  el('scan-with').textContent = slots[slot].person ? '用 ' + (slot + 1) + ' 号机 · ' + slots[slot].person.name : ''
}

function put(slot, person, page) {
  const s = slots[slot]
  s.person = person
  s.name.textContent = slot + 1 + ' 号机 · ' + person.name
  s.frame.src = page || '/phones/' + encodeURIComponent(person.id)
  s.banner.hidden = true
  store.setItem('phones', JSON.stringify(slots.map((x) => x.person && x.person.id)))
  choose(slot)
  drawn.people = ''
  drawPeople()
}

function drawPeople() {
  draw('people', [people, slots.map((s) => s.person && s.person.id)], () => {
    el('people').replaceChildren(...people.map((p) => {
      const at = slots.findIndex((s) => s.person && s.person.id === p.id)
      const what = p.accounts.length ? '管理 ' + p.accounts.join('、') : p.mobile
      return make('button', { class: 'who', title: what, on: { click: () => (at < 0 ? put(current, p) : choose(at)) } },
        make('span', { class: 'ava wechat' }, p.name.slice(-1)),
        make('span', { class: 'g' }, make('b', {}, p.name), make('span', { class: 'dim num' }, p.mobile + (p.accounts.length ? ' · 管理员' : ''))),
        at < 0 ? null : make('span', { class: 'whereat num' }, at + 1 + ' 号机'))
    }))
  })
}

async function loadPeople() {
  const [persons, accounts] = await Promise.all([api('GET', 'persons'), api('GET', 'accounts')])
  people = persons.map((p) => ({ ...p, accounts: accounts.filter((a) => a.admins.includes(p.id)).map((a) => a.name) }))
  drawPeople()
}

// New person ---------------------------------------------------------------------------------------------------

function toggleNew(show) {
  el('new').hidden = !show
  el('add').setAttribute('aria-expanded', String(show))
  el('new-said').hidden = true
  if (show) el('new-name').focus()
}

async function addPerson(event) {
  event.preventDefault()
  try {
    const person = await api('POST', 'persons', { name: el('new-name').value, mobile: el('new-mobile').value || null })
    if (el('new-admin').checked) {
      await api('POST', 'accounts', { name: el('new-account').value || person.name + '的小区', admins: [person.id] })
    }
    el('new').reset()
    el('new-account').hidden = true
    toggleNew(false)
    await loadPeople()
    put(current, people.find((p) => p.id === person.id))
  } catch (failure) {
    el('new-said').hidden = false
    el('new-said').textContent = failure.message === '409' ? '这个手机号已经有人用了，换一个。' : '没有建成，检查姓名和手机号。'
  }
}

// Scanning -----------------------------------------------------------------------------------------------------

async function scan(link) {
  const person = slots[current].person
  try {
    const found = await api('POST', 'persons/' + encodeURIComponent(person.id) + '/scans', { link })
    slots[current].frame.src = found.page
    el('scan-said').textContent = ''
    el('scan-link').value = ''
  } catch (failure) {
    el('scan-said').textContent = failure.message === '409' ? '这个二维码已经用过或失效，请让网页换一个。' : '读不出这个链接，或者它已经失效。'
  }
}

function drawCodes(codes) {
  draw('codes', codes.map((c) => [c.id, c.title, c.state]), () => {
    el('codes').replaceChildren(...(codes.length
      ? codes.map((c) => make('button', { class: 'btn', title: c.link, on: { click: () => scan(c.link) } }, c.title))
      : [make('span', { class: 'dim small' }, '没有网页在显示二维码')]))
  })
}

// Texts --------------------------------------------------------------------------------------------------------

function drawTexts(texts) {
  draw('sms', texts, () => {
    el('sms-count').textContent = texts.length ? '最近 ' + texts.length + ' 条' : '还没有'
    el('sms').replaceChildren(...texts.slice(0, 5).map((t) => {
      const owner = people.find((p) => p.mobile === t.mobile)
      return make('div', { class: 'sms' }, make('p', { class: 'dim num' }, make('span', {}, (owner ? owner.name + ' ' : '') + t.mobile), make('span', {}, clockTime(t.at))), make('p', { class: 'num' }, t.text))
    }))
  })
  const newest = texts.length ? texts[0].number : 0
  if (lastText !== null) {
    for (const text of texts.filter((t) => t.number > lastText)) {
      for (const s of slots.filter((x) => x.person && x.person.mobile === text.mobile)) {
        s.banner.replaceChildren(make('span', { class: 'dim num' }, make('b', {}, '短信'), make('span', {}, clockTime(text.at))), make('span', {}, text.text))
        s.banner.hidden = false
      }
    }
  }
  lastText = newest
}

// Faults -------------------------------------------------------------------------------------------------------

const pressed = (group) => el(group).querySelector('[aria-pressed="true"]')
const press = (group, button) => el(group).querySelectorAll('button').forEach((b) => b.setAttribute('aria-pressed', String(b === button)))

async function replaceFault(kind, request) {
  for (const fault of await api('GET', 'faults')) if (fault.kind === kind) await api('DELETE', 'faults/' + fault.id)
  if (request) await api('POST', 'faults', { kind, ...request })
  await look()
}

function drawFaults(faults) {
  el('on').hidden = faults.length === 0
  el('on-count').textContent = faults.length + ' 项干扰生效中'
  for (const button of document.querySelectorAll('[data-fault]')) {
    button.setAttribute('aria-pressed', String(faults.some((f) => f.kind === button.dataset.fault)))
  }
  const delay = faults.find((f) => f.kind === 'DELAY')
  press('delay', el('delay').querySelector('[data-ms="' + (delay ? delay.delayMs : 0) + '"]'))
  const error = faults.find((f) => f.kind === 'ERROR')
  if (document.activeElement !== el('code')) el('code').value = error ? error.code : ''
  el('fault-said').textContent = error ? '接下来 ' + (error.left ? error.left + ' 次' : '每一次') + '都返回 ' + error.code : ''
}

function setError() {
  const code = el('code').value
  return replaceFault('ERROR', code ? { code, count: Number(pressed('count').dataset.n) } : null)
}

function wireFaults() {
  el('delay').addEventListener('click', (e) => {
    const ms = e.target.dataset.ms
    if (ms !== undefined) replaceFault('DELAY', ms === '0' ? null : { delayMs: Number(ms) })
  })
  el('count').addEventListener('click', (e) => {
    if (e.target.dataset.n === undefined) return
    press('count', e.target)
    if (el('code').value) setError()
  })
  el('code').addEventListener('change', setError)
  for (const button of document.querySelectorAll('[data-fault]')) {
    button.addEventListener('click', () => {
      const on = button.getAttribute('aria-pressed') === 'true'
      replaceFault(button.dataset.fault, on ? null : { delayMs: Number(button.dataset.ms || 0), perMinute: Number(button.dataset.per || 0) })
    })
  }
  el('restore').addEventListener('click', async () => { await api('DELETE', 'faults'); await look() })
  el('expire').addEventListener('click', async () => {
    let ended = 0
    for (const kind of ['COMPONENT', 'AUTHORIZER', 'SUITE', 'PROVIDER', 'WEBSITE']) ended += (await api('POST', 'tokens/expiry', { kind })).expired
    el('fault-said').textContent = ended + ' 个令牌已过期'
  })
  el('codes-expire').addEventListener('click', async () => { await api('POST', 'codes/expiry'); el('fault-said').textContent = '预授权码和授权码都已过期' })
  el('ticket').addEventListener('click', async () => { await api('POST', 'tickets'); el('fault-said').textContent = '已推送新的 ticket' })
}

// The last exchange under each phone ---------------------------------------------------------------------------

function drawExchange(list) {
  const x = list[0]
  if (!x) return
  draw('exchange', [x.number], () => {
    for (const s of slots) {
      s.log.firstChild.className = x.failed ? 'bad' : ''
      s.log.lastChild.textContent = (x.fromPlatform ? '平台调用 ' : '推送 ') + x.what + ' → ' + (outcomes[x.outcome] || x.outcome) + (x.fault ? '（' + x.fault + '）' : '')
      s.log.title = x.address
    }
  })
}

function clock() {
  const now = clockTime(Date.now())
  for (const place of document.querySelectorAll('.clock')) place.textContent = now
}

async function look() {
  try {
    const [codes, texts, faults, exchanges] = await Promise.all([api('GET', 'qrcodes'), api('GET', 'sms?limit=20'), api('GET', 'faults'), api('GET', 'exchanges?limit=1')])
    drawCodes(codes)
    drawTexts(texts)
    drawFaults(faults)
    drawExchange(exchanges)
  } catch {
    el('scan-said').textContent = '连不上模拟器，正在重试'
  }
}

async function start() {
  buildStage()
  wireFaults()
  el('add').addEventListener('click', () => toggleNew(el('new').hidden))
  el('new-cancel').addEventListener('click', () => toggleNew(false))
  el('new-admin').addEventListener('change', () => { el('new-account').hidden = !el('new-admin').checked })
  el('new').addEventListener('submit', addPerson)
  el('scan').addEventListener('submit', (event) => { event.preventDefault(); if (el('scan-link').value.trim()) scan(el('scan-link').value) })
  await loadPeople()
  const saved = JSON.parse(store.getItem('phones') || '[]')
  for (let i = SLOTS - 1; i >= 0; i--) {
    put(i, people.find((p) => p.id === saved[i]) || people[i] || people[0])
  }
  clock()
  setInterval(clock, 10000)
  const follow = async () => { await look(); setTimeout(follow, 1500) }
  await follow()
}
start()
