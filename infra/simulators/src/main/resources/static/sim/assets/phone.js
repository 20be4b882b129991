// Inside a phone: marks the chosen account, counts what is left out, and reloads lists when something arrives.
'use strict'
function mark() {
  for (const account of document.querySelectorAll('label.acc')) {
    account.classList.toggle('on', account.querySelector('input').checked)
  }
  const sets = document.getElementById('sets')
  if (sets) {
    const fewer = sets.querySelectorAll('input:not(:checked)').length
    const note = document.getElementById('fewer')
    note.hidden = fewer === 0
    note.textContent = '少给 ' + fewer + ' 项，对应功能会用不了。'
  }
}
document.addEventListener('change', mark)
mark()

const live = document.querySelector('[data-person]')
if (live) {
  let known = live.dataset.version
  const look = async () => {
    try {
      const answer = await fetch('/sim/api/persons/' + live.dataset.person + '/version', { cache: 'no-store' })
      const { version } = await answer.json()
      if (version !== known) location.reload()
    } catch {
      // The simulators are restarting; the next look will tell.
    }
    setTimeout(look, 1500)
  }
  setTimeout(look, 1500)
}
