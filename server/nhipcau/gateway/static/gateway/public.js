/* Pages for everybody: they work without this. With it, those that were visited open again without a network. */
(() => {
  const worker = navigator.serviceWorker;
  worker?.register('/sw.js', { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
  const note = document.getElementById('da-luu');
  const kept = Date.parse(document.lastModified);
  if (!note || !kept || Date.now() - kept < 120_000) return;
  note.querySelector('time').textContent = new Date(kept).toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'short' });
  note.hidden = false;
})();
