// Inside a phone: marks the chosen account, counts what is left out, and closes when the phone around it is ours.
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

// The simulated phone draws the title bar itself and goes back where it came from.
// Its name says whose it is.
const holder = /^phone-([\w-]+)$/.exec(window.name)
const ask = document.body.dataset.holderLink
if (ask && holder) location.replace(ask + '&person=' + holder[1])
if ((holder || window.name === 'webview') && window.parent !== window) {
  document.documentElement.classList.add('framed')
  document.addEventListener('click', (event) => {
    if (event.target.closest('a[data-close]')) {
      event.preventDefault()
      window.parent.postMessage('close', location.origin)
    }
  })
}
