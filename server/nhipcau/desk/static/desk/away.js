/* The counter while the network is away. Everything it does is kept first, and handed in when the network is back. */
import { call, change, finish, giveNumber, kept, newId, nextOf, put, serving, today } from './away-store.js';

const BATCH = 100;
const EVERY = 15_000;
const PATIENCE = 8000;
const at = (id) => document.getElementById(id);
const words = JSON.parse(at('loi-noi').textContent);
let online = false;
let guest = false;
let busy = false;
let given = null;

// ── handing in

const ask = (path, more = {}) => fetch(path, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE), ...more });

const news = async () => {
  const answer = await ask(`/quay/khong-mang/so?may=${kept().name}`);
  guest = answer.type === 'opaqueredirect' || answer.status === 403;
  if (!answer.ok) throw new Error('no news');
  return answer.json();
};

const send = async (token, letters) => {
  const body = JSON.stringify({ sent_at: new Date().toISOString(), letters });
  const answer = await ask('/quay/khong-mang/nop', { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token } });
  if (!answer.ok) throw new Error('not taken');
  return (await answer.json()).verdicts;
};

/** Take what the server said of letters: they wait no more; what was refused stays on the screen, in words. */
const settle = (letters, verdicts) =>
  change((state) => {
    const done = new Set(verdicts.map((one) => one.id));
    const labels = new Map(state.numbers.map((one) => [one.id, one.label]));
    state.letters = state.letters.filter((one) => !done.has(one.id));
    for (const one of verdicts.filter((verdict) => verdict.state !== 'done')) {
      const { body } = letters.find((letter) => letter.id === one.id);
      state.refused.push({ id: one.id, label: labels.get(body.ticket_id ?? body.id) ?? '', words: one.words, number: one.number });
    }
  });

const handIn = async () => {
  let told = await news();
  if (!told.series || !kept().letter) {
    const lending = { id: newId(), verb: 'desk.lend_series', happened_at: new Date().toISOString(), body: { id: kept().name } };
    await send(told.token, [lending]);
    told = await news();
  }
  change((state) => {
    state.letter = told.series?.letter ?? state.letter;
  });
  for (let letters = kept().letters.slice(0, BATCH); letters.length; letters = kept().letters.slice(0, BATCH)) {
    settle(letters, await send(told.token, letters));
  }
  const fresh = await news();
  change((state) => {
    if (state.letters.length) return;
    const { commune, services, series, numbers } = fresh;
    Object.assign(state, { commune, services, day: today(), last: Math.max(series?.last ?? 0, state.last) });
    state.numbers = numbers.map((one) => ({ ...one, own: one.label.startsWith(state.letter) }));
  });
};

const meet = async () => {
  if (busy) return;
  busy = true;
  try {
    await handIn();
    online = true;
  } catch {
    online = false;
  }
  busy = false;
  draw();
};

// ── drawing

const make = (tag, text = '', more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
const nameOf = (state, id) => state.services.find((one) => one.id === id)?.name ?? words.other;

const pick = (id, label, choices) => {
  const field = make('div', '', { className: 'field' });
  const select = make('select', '', { id });
  for (const [value, said] of Object.entries(choices)) select.append(make('option', said, { value }));
  field.append(make('label', label, { htmlFor: id }), select);
  return field;
};

const drawNet = (state) => {
  at('mang').textContent = online ? words.online : guest ? words.guest : words.away;
  at('mang').className = `box ${online ? 'good' : 'warn'}`;
  at('cho-nop').textContent = state.letters.length ? words.waits.replace('{n}', state.letters.length) : words.none;
  at('vao-lai').hidden = !guest;
  at('ve-hang').hidden = !online;
  at('day').textContent = state.letter ? words.series.replace('{x}', state.letter) : words.noSeries;
  at('refused').replaceChildren(...state.refused.map((one) => make('li', `${one.label} ${one.words} (${one.number})`)));
  at('khong-nhan').hidden = !state.refused.length;
};

const drawServices = (state) => {
  const drawn = state.services.map((one) => one.id).join();
  if (at('viec').dataset.drawn === drawn) return;
  at('viec').dataset.drawn = drawn;
  at('viec').replaceChildren(
    ...state.services.map((one) => {
      const label = make('label');
      label.append(make('input', '', { type: 'checkbox', value: one.id }), ' ', make('span', one.name));
      return label;
    }),
  );
};

const drawServing = (state) => {
  const one = serving(state);
  const key = one ? `${one.id}${one.state}` : '';
  at('dang-tiep').hidden = !one;
  at('goi').hidden = Boolean(one);
  at('goi').disabled = !nextOf(state);
  if (at('dang-tiep').dataset.drawn === key) return;
  at('dang-tiep').dataset.drawn = key;
  at('dang-so').textContent = one?.label ?? '';
  at('ket-qua').replaceChildren(
    ...(one?.services ?? []).map((id, place) => {
      const row = make('div', '', { className: 'ask many' });
      row.dataset.service = id;
      const name = nameOf(state, id);
      row.append(pick(`kq-${place}`, `${name}: ${words.outcome}`, words.outcomes), pick(`ai-${place}`, `${name}: ${words.mode}`, words.modes));
      return row;
    }),
  );
};

const line = (state, one) => {
  const row = make('li', '', { className: 'split' });
  row.append(make('b', one.label), make('span', one.services.map((id) => nameOf(state, id)).join(' · '), { className: 'small' }));
  const button = make('button', `${one.state === 'held' ? words.back : words.call} ${one.label}`, { type: 'button', className: 'button quiet' });
  button.disabled = Boolean(serving(state));
  button.addEventListener('click', () => then(() => call(one.id)));
  row.append(button);
  return row;
};

const drawWaiting = (state) => {
  const waits = state.numbers.filter((one) => ['waiting', 'held', 'gone'].includes(one.state));
  const own = waits.filter((one) => one.own);
  at('so-may').replaceChildren(...own.map((one) => line(state, one)));
  at('so-may-trong').hidden = own.length > 0;
  at('so-truoc').replaceChildren(...waits.filter((one) => !one.own).map((one) => line(state, one)));
  at('truoc').hidden = !waits.some((one) => !one.own);
};

const draw = () => {
  const state = kept();
  drawNet(state);
  drawServices(state);
  drawServing(state);
  drawWaiting(state);
  at('lay-so').disabled = !state.letter;
  at('quay').value = String(state.counter);
  at('xa').textContent = state.commune;
  at('so-moi').textContent = given ? given.label : '';
  at('vua-lay').hidden = !given;
};

const then = (work) => {
  work();
  draw();
  meet();
};

// ── pressing

const take = () => {
  const chosen = [...at('viec').querySelectorAll(':checked')];
  given = giveNumber(chosen.map((one) => one.value), at('uu-tien').checked) ?? given;
  for (const one of [...chosen, at('uu-tien')]) one.checked = false;
};

const close = () => {
  const one = serving(kept());
  const rows = [...at('ket-qua').querySelectorAll('[data-service]')];
  const helps = rows.map((row) => {
    const [outcome, mode] = row.querySelectorAll('select');
    return { service_id: row.dataset.service, outcome: outcome.value, mode: mode.value };
  });
  if (one) finish(one.id, helps);
};

const next = () => {
  const one = nextOf(kept());
  if (one && !serving(kept())) call(one.id);
};

const aside = (verb, as) => () => {
  const one = serving(kept());
  if (one) put(one.id, verb, as);
};

const press = (id, work) => at(id).addEventListener('click', () => then(work));
press('lay-so', take);
press('goi', next);
press('xong', close);
press('giu', aside('hold', 'held'));
press('vang', aside('no_show', 'gone'));
press('da-xem', () =>
  change((state) => {
    state.refused = [];
  }),
);
at('quay').addEventListener('change', () =>
  then(() =>
    change((state) => {
      state.counter = Number(at('quay').value);
    }),
  ),
);
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target.closest('select, input[type=text]')) return;
  const found = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === event.key.toLowerCase());
  if (!found || found.disabled || found.closest('[hidden]')) return;
  event.preventDefault();
  found.click();
});

// ── beginning

/** Put this page and its parts on the browser's shelf, so that it opens without a network. */
const keepPage = async () => {
  const parts = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon]')].map((one) => one.href);
  const scripts = ['away.js', 'away-store.js'].map((name) => new URL(name, import.meta.url).href);
  const shelf = await caches.open('quay');
  await shelf.addAll(['/quay/khong-mang', ...parts, ...scripts]);
};

addEventListener('online', meet);
addEventListener('storage', draw);
change(() => {});
draw();
meet();
setInterval(meet, EVERY);
navigator.serviceWorker?.register('/quay/may.js', { scope: '/quay/khong-mang' }).then(keepPage).catch(() => {});
