// The screen that shows a code: follows its state and goes where the phone's answer sends it.
'use strict'
const places = {}
const main = document.querySelector('[data-qr]')
const id = main.dataset.qr
const el = (name) => places[name] || (places[name] = document.getElementById(name))
const words = {
  SCANNED: ['✓', '已扫码', '请在手机上确认'],
  CONFIRMED: ['✓', '已确认', '正在返回'],
  CANCELLED: ['–', '已在手机上取消', ''],
  EXPIRED: ['!', '二维码已失效', ''],
}
let over = false
let until = Date.now() + 60_000

function clock() {
  const now = new Date()
  for (const place of document.querySelectorAll('.clock')) {
    place.textContent = String(now.getHours()).padStart(2, '0') + ':' + String(now.getMinutes()).padStart(2, '0')
  }
}

function show(state) {
  const word = words[state.state]
  el('over').hidden = !word
  if (!word) {
    el('hint').replaceChildren('二维码 ', el('left'), ' 后失效')
    return
  }
  el('mark').textContent = word[0]
  el('mark').classList.toggle('bad', state.state === 'EXPIRED' || state.state === 'CANCELLED')
  el('what').textContent = word[1]
  el('who').textContent = state.person && state.state === 'SCANNED' ? state.person.name + ' · ' + word[2] : word[2]
  if (state.state === 'SCANNED') el('headline').textContent = el('headline').dataset.scanned
  const ended = state.state === 'EXPIRED' || state.state === 'CANCELLED'
  el('again').hidden = !ended
  if (ended) el('hint').textContent = '换一个二维码再扫；换不出来时，请回到发起的网页重新打开'
}

async function look() {
  if (over) return
  try {
    const answer = await fetch('/sim/q/' + id + '/state', { cache: 'no-store' })
    if (answer.status === 404) return end({ state: 'EXPIRED' })
    const state = await answer.json()
    until = Date.now() + state.secondsLeft * 1000
    show(state)
    left()
    if (state.redirect) {
      end(state)
      location.replace(state.redirect)
    } else if (state.state === 'CANCELLED' || state.state === 'EXPIRED') end(state)
  } catch {
    el('hint').textContent = '连不上模拟器，正在重试'
  }
}

function end(state) {
  over = true
  show(state)
  if (stream) stream.close()
  clearInterval(counting)
}

function left() {
  const seconds = Math.max(0, Math.round((until - Date.now()) / 1000))
  el('left').textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0')
  return seconds
}

function count() {
  if (left() === 0) look()
}

// Phones and screens hear of changes from the same stream; this screen asks for its own code when codes have changed.
let stream = null
function follow() {
  stream = new EventSource('/sim/api/live')
  stream.addEventListener('world', look)
  stream.addEventListener('codes', look)
  stream.onerror = () => {
    el('hint').textContent = '连不上模拟器，正在重试'
    if (stream.readyState === EventSource.CLOSED && !over) setTimeout(follow, 1500)
  }
}

el('again').addEventListener('click', () => location.reload())
el('as').addEventListener('submit', (event) => {
  event.preventDefault()
  const person = el('person')
  el('owner').textContent = person.selectedOptions[0].textContent.split('（')[0] + '的手机'
  el('phone').src = '/sim/q/' + id + '?person=' + encodeURIComponent(person.value)
  el('phone').hidden = false
  el('idle').hidden = true
})
clock()
setInterval(clock, 10000)
const counting = setInterval(count, 1000)
follow()
