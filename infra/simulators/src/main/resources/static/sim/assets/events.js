// The last exchanges between the platform and the simulators, followed live.
'use strict'
const rows = document.getElementById('rows')
let known = 0
const words = { unreachable: '连不上平台', dropped: '已丢弃' }

function cell(text, tag) {
  const td = document.createElement('td')
  if (tag) {
    const inner = document.createElement(tag)
    inner.textContent = text
    td.append(inner)
  } else td.textContent = text
  return td
}

function row(x) {
  const tr = document.createElement('tr')
  const detail = cell(x.address)
  for (const text of [x.request, x.answer]) {
    if (!text) continue
    const pre = document.createElement('pre')
    pre.textContent = text
    detail.append(pre)
  }
  const outcome = cell((words[x.outcome] || x.outcome) + ' · ' + x.millis + ' ms')
  if (x.failed) outcome.className = 'said bad'
  tr.append(cell(new Date(x.at).toLocaleTimeString('zh-CN', { hour12: false })), cell(x.fromPlatform ? '平台 → 微信' : '微信 → 平台'), cell(x.what), outcome, cell(x.fault), detail)
  return tr
}

async function look() {
  try {
    const list = await (await fetch('/sim/api/exchanges?limit=100', { cache: 'no-store' })).json()
    if (list.length && list[0].number !== known) {
      known = list[0].number
      rows.replaceChildren(...list.map(row))
    }
  } catch {
    // Restarting; the next look will tell.
  }
  setTimeout(look, 1500)
}
look()
