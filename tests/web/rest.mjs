// Waiting for a viewer by what it does and not by the clock: it asks for an animation frame as long as anything moves.
/**
 * @typedef {import('puppeteer-core').Frame} Frame
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('../../web/types.d.ts').Snapshot} Snapshot
 */

// Runs in each page and frame before its own scripts: knows which animation frames are still to come.
export function watch_rest() {
  const waiting = new Set(), ask = window.requestAnimationFrame.bind(window), drop = window.cancelAnimationFrame.bind(window);
  // A test that counts timers and animation frames must not count those of whoever waits.
  window.__rest = { waiting, ask, later: window.setTimeout.bind(window) };
  window.requestAnimationFrame = (act) => {
    const id = ask((time) => { waiting.delete(id); act(time); });
    waiting.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { waiting.delete(id); drop(id); };
}

// Runs in the page: its snapshot once no frame is asked for and none was drawn for a while; null when that never comes.
/** @param {number} quiet_ms @param {number} timeout_ms @returns {Promise<Snapshot | null>} */
function rest(quiet_ms, timeout_ms) {
  // A frame out of view, or a page in the back, is given none though it asks. One in front only waits for a busy machine.
  const forgotten_ms = window === window.top && !document.hidden ? timeout_ms : Math.max(1000, quiet_ms);
  const { waiting = new Set(), later = setTimeout } = window.__rest ?? {};
  return new Promise((resolve) => {
    const end = performance.now() + timeout_ms;
    let frames = -1, drawn_at = 0, asked_at = 0;
    const look = () => {
      const told = window.sourceline.snapshot(), now = performance.now();
      if (told.frames !== frames) { frames = told.frames; drawn_at = asked_at = now; }
      if (waiting.size) asked_at = now;
      if (now - asked_at >= quiet_ms || now - drawn_at >= forgotten_ms) return resolve(told);
      if (now > end) return resolve(null);
      later(look, 20);
    };
    look();
  });
}

/** @param {Frame | Page} frame @param {number} [quiet_ms] @param {number} [timeout_ms] @returns {Promise<Snapshot>} */
export async function at_rest(frame, quiet_ms = 100, timeout_ms = 20000) {
  const told = await frame.evaluate(rest, quiet_ms, timeout_ms);
  if (!told) throw new Error('the viewer keeps drawing: it does not come to rest');
  return told;
}

// Until the page has drawn whatever its last event asked for: hover is known from one frame to the next.
/** @param {Frame | Page} frame */
export function next_frame(frame) {
  return frame.evaluate(() => new Promise((resolve) => {
    const { ask = requestAnimationFrame, later = setTimeout } = window.__rest ?? {};
    ask(() => ask(resolve));
    later(resolve, 1000);  // in a page that is out of sight no frame comes
  }));
}
