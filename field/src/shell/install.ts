import { useEffect, useState } from 'preact/hooks';

let waiting: ServiceWorker | null = null;
let asked = false;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  for (const tell of listeners) tell();
}

/** Registers the service worker and notices when a new version waits. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
  });
  const registration = await navigator.serviceWorker.register('/app/sw.js', { scope: '/app/' }).catch(() => null);
  // A browser that forbids workers still runs the app, only not from a cold start without signal.
  if (!registration) return;
  found(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed') found(registration.waiting);
    });
  });
}

/** True when a new version waits for a tap. */
export function useFreshVersion(): boolean {
  const [here, setHere] = useState(waiting !== null);
  useEffect(() => {
    const tell = (): void => {
      setHere(waiting !== null);
    };
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, []);
  return here;
}

/** Lets the waiting version take over; the page starts again, the outbox is not touched. */
export function takeFreshVersion(): void {
  asked = true;
  waiting?.postMessage('take-over');
}
