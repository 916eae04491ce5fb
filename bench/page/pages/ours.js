// Runs in our own page before its scripts: what the pages of the others tell of themselves. It uses what any article
// may use, window.sourceline.send.
export function drive_ours() {
  const kRestMs = 5000, kRestFrames = 30;  // after both it counts as never at rest
  const kYear = Date.UTC(2023, 0, 1);
  const { ask, waiting } = window.__watch;
  // Within the frame, as the others read, after the page's own part of it: what is read back once the frame has been
  // shown is read from a buffer that must first be made.
  const finish = () => {
    const gl = document.getElementById('canvas').getContext('webgl2');
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  };
  const next = () => new Promise((resolve) => {
    ask(() => {
      if (!waiting.size) finish();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(undefined);
      port2.postMessage(0);
    });
  });
  const settle = async () => {
    const begun = performance.now();
    let frames = 0;
    do await next(); while (waiting.size && (++frames < kRestFrames || performance.now() - begun < kRestMs));
    if (waiting.size) throw new Error(`it still asks for frames ${kRestMs / 1000} s after a step`);
  };
  const open_page = async () => {
    while (!window.sourceline?.ready) await new Promise((resolve) => setTimeout(resolve, 5));
    await window.sourceline.ready;
    await settle();
  };
  /** @type {Record<string, (value: any) => object>} */
  const kCommands = {
    time: (minute) => ({ name: 'seek', time: new Date(kYear + minute * 60_000).toISOString().slice(0, 19) + 'Z' }),
    camera: ([lon, lat, zoom]) => ({ name: 'fly', lon, lat, zoom }),
    select: (index) => ({ name: 'select', event: `e${index}` }),
    clock: (clock) => ({ name: 'clock', clock }),
    party: (index) => ({ name: 'party', party: index === null ? null : `g${index}` }),
    search: (text) => ({ name: 'filter', q: text || null }),
  };
  window.__bench = {
    ready: open_page(),
    does: Object.keys(kCommands),
    async act(step, value) {
      const command = /** @type {any} */ (kCommands[step](value));
      const answer = await window.sourceline.send(command);
      if (!answer?.ok) throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
      await settle();
    },
  };
}
