/* What a counter keeps while the network is away: numbers and services, never a name. It lies in localStorage. */
const KEY = 'quay';
const EMPTY = { name: '', letter: '', commune: '', counter: 1, day: '', last: 0, services: [], numbers: [], letters: [], refused: [] };

/** A name of time and chance (UUID version 7), as everything here is named where it is made. */
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const at = Date.now();
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(at / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

export const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

const read = () => {
  try {
    return { ...EMPTY, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { ...EMPTY };
  }
};

/** Return what is kept; yesterday's numbers are over, what waits to be handed in is not. */
export const kept = () => {
  const state = read();
  return state.day === today() ? state : { ...state, day: today(), last: 0, numbers: [] };
};

/** Change what is kept, in one go: another tab of this browser sees it whole or not at all. */
export const change = (how) => {
  const state = kept();
  if (!state.name) state.name = newId();
  how(state);
  localStorage.setItem(KEY, JSON.stringify(state));
  return state;
};

/** Write a letter: what was done, and when it happened. */
export const tell = (state, verb, body) => {
  state.letters.push({ id: newId(), verb: `desk.${verb}`, happened_at: new Date().toISOString(), body: { id: newId(), ...body } });
};

const find = (state, id) => state.numbers.find((one) => one.id === id);

/** Give the next number of the series that was lent to this counter. */
export const giveNumber = (services, quick) => {
  let given = null;
  change((state) => {
    if (!state.letter || !services.length) return;
    state.last += 1;
    given = { id: newId(), label: `${state.letter}${String(state.last).padStart(3, '0')}`, own: true, quick, services, state: 'waiting' };
    state.numbers.push(given);
    tell(state, 'take_reserved', { id: given.id, series_id: state.name, number: state.last, services, quick });
  });
  return given;
};

/** Whoever is called next: those with a number of this counter, the quick lane at least every third time. */
export const nextOf = (state) => {
  const waiting = state.numbers.filter((one) => one.own && one.state === 'waiting');
  const calls = state.calls ?? 0;
  return (calls >= 2 && waiting.find((one) => one.quick)) || waiting[0] || null;
};

export const serving = (state) => state.numbers.find((one) => one.state === 'called' && one.counter === state.counter) ?? null;

export const call = (id) =>
  change((state) => {
    const one = find(state, id);
    if (!one || serving(state) || one.state === 'called') return;
    one.state = 'called';
    one.counter = state.counter;
    state.calls = one.quick ? 0 : (state.calls ?? 0) + 1;
    tell(state, 'call_number', { counter: state.counter, ticket_id: id });
  });

export const put = (id, verb, as) =>
  change((state) => {
    const one = find(state, id);
    if (!one || one.state === as) return;
    one.state = as;
    tell(state, verb, { ticket_id: id });
  });

export const finish = (id, helps) =>
  change((state) => {
    const one = find(state, id);
    if (!one || one.state !== 'called') return;
    one.state = 'done';
    tell(state, 'finish', { ticket_id: id, helps, waits: false });
  });
