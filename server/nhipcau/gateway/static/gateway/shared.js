/* A computer of several people: after 90 quiet seconds it asks, after 120 it leaves, and nothing stays behind. */
(() => {
  const WARNS = 90_000;
  const LEAVES = 120_000;
  const SAYS = 30_000;
  const form = document.getElementById('roi-may');
  const box = document.getElementById('con-ai');
  if (!form || !box) return;
  const left = box.querySelector('[data-left]');
  const tabs = new BroadcastChannel('may-chung');
  let last = Date.now();
  let said = last;
  let gone = false;

  /** Empty what a browser keeps for us. Only the queue's numbers stay: no name is in them, and some wait to be handed in. */
  const wipe = async () => {
    const numbers = localStorage.getItem('quay');
    localStorage.clear();
    if (numbers) {
      localStorage.setItem('quay', numbers);
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'giu', value: '1' }));
    }
    sessionStorage.clear();
    const names = ((await window.caches?.keys()) ?? []).filter((name) => !numbers || name !== 'quay');
    const stores = (await indexedDB.databases?.()) ?? [];
    const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    const workers = all.filter((one) => !numbers || !one.scope.endsWith('/quay/khong-mang'));
    await Promise.all([...names.map((name) => caches.delete(name)), ...workers.map((worker) => worker.unregister())]);
    for (const store of stores) indexedDB.deleteDatabase(store.name);
  };

  const leave = async (how) => {
    if (gone) return;
    gone = true;
    document.getElementById('noi-dung')?.remove();
    tabs.postMessage('left');
    form.elements.vi.value = how;
    await Promise.race([wipe().catch(() => {}), new Promise((done) => setTimeout(done, 2000))]);
    form.submit();
  };

  /** Tell the server now and then that somebody still works here. */
  const say = async () => {
    said = Date.now();
    const token = form.elements.csrfmiddlewaretoken.value;
    try {
      const answer = await fetch('/tai-khoan/con-day', { method: 'POST', headers: { 'X-CSRFToken': token } });
      if (answer.redirected || answer.status === 403) await leave('het-gio');
    } catch {
      /* no network: the server's own limit still holds */
    }
  };

  const active = (from) => {
    if (gone) return;
    last = Date.now();
    if (box.open) box.close();
    if (from !== 'tab') {
      tabs.postMessage('active');
      if (last - said > SAYS) say();
    }
  };

  const look = () => {
    const quiet = Date.now() - last;
    if (quiet >= LEAVES) return leave('het-gio');
    if (quiet < WARNS) return;
    left.textContent = String(Math.ceil((LEAVES - quiet) / 1000));
    if (!box.open) box.showModal();
  };

  let noted = 0;
  const touched = () => {
    if (box.open || Date.now() - noted < 1000) return;
    noted = Date.now();
    active();
  };
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input']) {
    addEventListener(kind, touched, { passive: true });
  }
  box.querySelector('button').addEventListener('click', () => active());
  box.addEventListener('cancel', () => active());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    leave('da-roi');
  });
  tabs.addEventListener('message', (event) => {
    if (event.data === 'active') active('tab');
    if (event.data === 'left') location.replace('/dang-nhap?xong=da-roi');
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  document.addEventListener('visibilitychange', look);
  setInterval(look, 1000);
})();
