/* A slip's page: it looks again by itself while it may still change, and lets this browser be told. It works without this. */
(() => {
  const EVERY = 60_000;
  const main = document.getElementById('noi-dung');
  let mark = null;
  let again;

  const look = async () => {
    clearTimeout(again);
    if (document.visibilityState === 'visible' && navigator.onLine) {
      const headers = mark ? { 'If-None-Match': mark } : {};
      const answer = await fetch(location.href, { headers, cache: 'no-store' }).catch(() => null);
      if (answer?.status === 200) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('noi-dung');
        if (mark && fresh && !busy()) change(fresh);
        mark = answer.headers.get('ETag');
      }
    }
    again = setTimeout(look, EVERY);
  };

  /** Nothing is taken away under somebody's hand or ear. */
  const busy = () => [...main.querySelectorAll('audio')].some((one) => !one.paused) || (document.activeElement !== document.body && main.contains(document.activeElement));

  const change = (fresh) => {
    const where = scrollY;
    main.replaceChildren(...fresh.childNodes);
    scrollTo(0, where);
    watch();
  };

  const read = (key) => Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

  /** The part that asks for messages; hidden where the browser cannot have them. */
  const watch = async () => {
    const card = document.getElementById('bao');
    if (!card || !('PushManager' in window) || !('Notification' in window) || !navigator.serviceWorker) return;
    const [said, ask, stop] = ['[role=status]', '[data-ask]', '[data-stop]'].map((one) => card.querySelector(one));
    const door = card.dataset.door;
    const kept = `bao ${door}`;
    const show = (word) => {
      said.textContent = said.dataset[word];
      ask.hidden = word === 'on';
      stop.hidden = word !== 'on';
    };
    const tell = async (method, subscription) => {
      const body = JSON.stringify({ ...subscription.toJSON(), tongue: card.dataset.tongue });
      const answer = await fetch(door, { method, body, headers: { 'Content-Type': 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
    };
    ask.addEventListener('click', async () => {
      try {
        if ((await Notification.requestPermission()) !== 'granted') return show('no');
        const { key } = await (await fetch(door)).json();
        const worker = await navigator.serviceWorker.ready;
        const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: read(key) });
        await tell('POST', subscription);
        localStorage.setItem(kept, '1');
        show('on');
      } catch {
        show('cut');
      }
    });
    stop.addEventListener('click', async () => {
      try {
        const subscription = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
        if (subscription) await tell('DELETE', subscription);
        localStorage.removeItem(kept);
        show('off');
      } catch {
        show('cut');
      }
    });
    card.hidden = false;
    show(localStorage.getItem(kept) && Notification.permission === 'granted' ? 'on' : 'off');
  };

  void watch();
  void look();
  document.addEventListener('visibilitychange', () => void look());
})();
