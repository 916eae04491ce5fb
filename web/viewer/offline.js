import { message_of } from './page.js';

// Lets the page open without a network from the second visit on, where a service worker is allowed.
export async function keep_for_offline() {
  if (self.origin === 'null' || !isSecureContext || !navigator.serviceWorker) return;
  try {
    const registration = await navigator.serviceWorker.register('sw.js');
    if (navigator.serviceWorker.controller) return;  // it has seen what this page loaded
    const worker = registration.installing || registration.waiting || registration.active;
    worker?.postMessage(performance.getEntriesByType('resource').map((entry) => entry.name));
  } catch (error) {
    console.debug('sourceline: not kept for offline:', message_of(error));  // the reader's settings, or a host without sw.js
  }
}
