/* Keys for the officer's queue: a letter presses the button that bears it. Without this script the buttons do the same. */
const OFF = 'quay.phim';
const box = document.getElementById('phim-tat');
const on = () => localStorage.getItem(OFF) !== 'tat';

const show = () => {
  document.body.classList.toggle('with-keys', on());
  if (box) box.checked = on();
};

const typing = (target) => target.closest('input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]');

addEventListener('keydown', (event) => {
  if (!on() || event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) return;
  const found = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === event.key.toLowerCase());
  if (!found || found.disabled || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  if (found.matches('button, a')) found.click();
  else found.focus();
});

/* A button that was pressed once is not pressed twice while the answer is on its way. */
addEventListener('submit', (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = '1';
});
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});

box?.addEventListener('change', () => {
  localStorage.setItem(OFF, box.checked ? 'bat' : 'tat');
  show();
});
show();

/* The page for days without a network is made ready while there is one. */
navigator.serviceWorker?.register('/quay/may.js', { scope: '/quay/khong-mang' }).catch(() => {});
