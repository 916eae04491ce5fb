// The address, as it is written while the reader goes.
import { calmly } from './calm.js';

const kFirstPauseMs = 1000, kAttempts = 7;  // a minute: longer than any browser refuses who writes too often

/** @type {URL | null} */
let wanted = null;  // not written yet
let stood = '';     // the hash that it is to take the place of
let timer = 0;

const write_soon = calmly(() => write(kFirstPauseMs, kAttempts));

/** @param {string | URL} address */
export function rewrite_address(address) {
  if (!wanted) stood = location.hash;
  wanted = new URL(address, wanted ?? location.href);
  write_soon();
}

// A browser refuses loudly (a sandbox, a file, Safari's limit) or in silence (Chromium's limit).
/** @param {number} pause_ms @param {number} attempts */
function write(pause_ms, attempts) {
  if (!wanted) return;
  clearTimeout(timer);
  if (location.hash !== stood) follow_hash();  // the event that tells of it is still to come
  try { history.replaceState(history.state, '', wanted); } catch { /* seen below */ }
  if (location.href === wanted.href) wanted = null;
  else if (attempts > 1) timer = setTimeout(() => write(2 * pause_ms, attempts - 1), pause_ms);
}

// The reader is at another hash: the one that was to be written belongs to the view before.
export function follow_hash() {
  stood = location.hash;
  if (wanted) wanted.hash = stood;
}

// As it is or is to be.
export const address_now = () => new URL(wanted ?? location.href);
