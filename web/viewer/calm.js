// What follows the reader's hand but costs more than the picture does: written at once, then twice a second, the last
// of it always. A browser counts how often an address is rewritten, and a screen reader speaks what has changed.
const kPauseMs = 500;

/** @type {Set<() => void>} */
const due = new Set();

/** @param {() => void} write @returns {() => void} to be called whenever there is something to write */
export function calmly(write) {
  let at = -Infinity, timer = 0;
  const now = () => {
    clearTimeout(timer);
    due.delete(now);
    at = performance.now();
    write();
  };
  return () => {
    if (due.has(now)) return;
    due.add(now);
    const rest = at + kPauseMs - performance.now();
    if (rest > 0) timer = setTimeout(now, rest);
    else now();
  };
}

// Before the page tells of itself, or is left.
export function write_what_is_due() { for (const now of [...due]) now(); }
addEventListener('pagehide', write_what_is_due);
