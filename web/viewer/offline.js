import { giver } from './given.js';
import { message_of } from './page.js';

// Lets the page open without a network from the second visit on, where a service worker is allowed. Beside what was
// loaded the whole story is kept, for readers of all its languages; what lies on no server is not asked for there.
export async function keep_for_offline() {
  if (self.origin === 'null' || !isSecureContext || !navigator.serviceWorker || giver()) return;
  try {
    const registration = await navigator.serviceWorker.register('sw.js');
    const worker = registration.installing || registration.waiting || registration.active;
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
    const whole = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.story-link'))[0].href;
    const seen = navigator.serviceWorker.controller ? [] : loaded;  // that worker has seen what this page loaded
    worker?.postMessage(loaded.includes(whole) ? seen : [...seen, whole]);
  } catch (error) {
    console.debug('sourceline: not kept for offline:', message_of(error));  // the reader's settings, or a host without sw.js
  }
}
