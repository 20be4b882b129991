// The screen that shows a code: follows its state and goes where the phone's answer sends it.
'use strict'
const main = document.querySelector('[data-qr]')
const id = main.dataset.qr
const el = (name) => document.getElementById(name)
const words = {
  SCANNED: ['✓', '已扫码', '请在手机上确认'],
  CONFIRMED: ['✓', '已确认', '正在返回'],
  CANCELLED: ['–', '已在手机上取消', ''],
  EXPIRED: ['!', '二维码已失效', ''],
}
let over = false

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
    const left = state.secondsLeft
    el('left').textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0')
    return
  }
  el('mark').textContent = word[0]
  el('mark').classList.toggle('bad', state.state === 'EXPIRED' || state.state === 'CANCELLED')
  el('what').textContent = word[1]
  el('who').textContent = state.person && state.state === 'SCANNED' ? state.person.name + ' · ' + word[2] : word[2]
  const ended = state.state === 'EXPIRED' || state.state === 'CANCELLED'
  el('again').hidden = !ended
  if (ended) el('hint').textContent = '换一个二维码再扫；换不出来时，请回到发起的网页重新打开'
}

async function look() {
  try {
    const answer = await fetch('/sim/q/' + id + '/state', { cache: 'no-store' })
    if (answer.status === 404) {
      over = true
      show({ state: 'EXPIRED' })
    } else {
      const state = await answer.json()
      show(state)
      if (state.redirect) {
        over = true
        location.replace(state.redirect)
      }
      over = over || state.state === 'CANCELLED' || state.state === 'EXPIRED'
    }
  } catch {
    el('hint').textContent = '连不上模拟器，正在重试'
  }
  if (!over) setTimeout(look, 700)
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
look()
