/* The live phone beside the editor. Without this file everything works, one press of a button later. */
(() => {
  const root = document.documentElement;
  const thu = document.getElementById('thu');
  if (!thu) return;
  root.classList.add('js');
  const address = thu.dataset.ask;
  const form = () => document.getElementById('soan');
  let asked = 0;
  let timer = 0;

  /** Put parts of an answer, by their ids, where they stand on the page; what has the focus keeps it. */
  const put = (html, ids) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const held = document.activeElement;
    const again = held && held.name ? { name: held.name, value: held.value } : null;
    for (const id of ids) {
      const now = document.getElementById(id);
      const next = page.getElementById(id);
      if (now && next) now.replaceWith(next);
    }
    if (again && !held.isConnected) {
      const same = [...document.getElementsByName(again.name)];
      (same.find((one) => one.value === again.value) || same[0])?.focus();
    }
  };

  const answers = () => new FormData(thu);

  /** Ask what the phone shows now; with `check`, also what the strict check finds, which takes longer. */
  const refresh = async (check) => {
    const number = ++asked;
    const typed = form();
    let answer;
    if (typed) {
      const body = new FormData(typed);
      for (const [name, value] of answers()) if (name === 'ngay' || name.startsWith('tl.')) body.append(name, value);
      if (check) body.set('soat', '1');
      answer = await fetch(address, { method: 'POST', body });
    } else {
      answer = await fetch(`${address}?phan=1&${new URLSearchParams(answers())}`);
    }
    if (!answer.ok || number !== asked) return;
    put(await answer.text(), ['man-hinh', 'soat', 'doc']);
  };

  const soon = (event) => {
    clearTimeout(timer);
    const check = event.type === 'change' && !thu.contains(event.target);
    timer = setTimeout(() => void refresh(check), event.type === 'input' ? 350 : 0);
  };

  /** The words in the form just now, so that what is typed while an answer is on its way is kept. */
  const texts = () => [...form().querySelectorAll('input[id], textarea[id]')].map((one) => [one.id, one.value]);

  /** Let the server draw the form anew: one more line, another question. Nothing is saved by it. */
  const redraw = async (act) => {
    const typed = form();
    const body = new FormData(typed);
    body.set('lam', act);
    for (const [name, value] of answers()) if (name === 'ngay' || name.startsWith('tl.')) body.append(name, value);
    const sent = texts();
    const answer = await fetch(typed.action, { method: 'POST', body });
    if (!answer.ok) return;
    const html = await answer.text();
    const since = texts().filter(([key, text]) => sent.some(([same, then]) => same === key && then !== text));
    put(html, ['soan', 'man-hinh']);
    for (const [key, text] of since) {
      const field = document.getElementById(key);
      if (field) field.value = text;
    }
    void refresh(true);
  };

  /** What was typed and left unsaved on this page waits in the browser, and is offered when the page opens again. */
  const key = `soan ${location.pathname}${location.search}`;
  const offer = document.getElementById('con-lai');
  const left = JSON.parse(sessionStorage.getItem(key) ?? '[]').filter(([id, text]) => {
    const field = document.getElementById(id);
    return field && field.value !== text;
  });
  if (offer && left.length) {
    offer.hidden = false;
    offer.querySelector('button').addEventListener('click', () => {
      for (const [id, text] of left) document.getElementById(id).value = text;
      offer.hidden = true;
      void refresh(true);
    });
  }
  document.addEventListener('submit', (event) => {
    if (event.target.id === 'soan') sessionStorage.removeItem(key);
  });

  thu.addEventListener('change', soon);
  thu.addEventListener('submit', (event) => {
    event.preventDefault();
    void refresh(false);
  });
  document.addEventListener('input', (event) => {
    if (!event.target.closest('#soan')) return;
    sessionStorage.setItem(key, JSON.stringify(texts()));
    soon(event);
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('#soan [data-redraw]')) void redraw('ve-lai');
    else if (event.target.closest('#soan')) soon(event);
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('#soan button[name=lam]');
    if (!button || button.value === 'luu') return;
    event.preventDefault();
    void redraw(button.value);
  });
})();
