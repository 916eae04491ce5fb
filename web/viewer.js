'use strict';
// The one loader of the page: fetches the viewer, its fonts, the story and the base map, starts the
// WebAssembly app on #canvas, and shows the states in which there is no app to show anything.
// No timer and no animation loop of its own runs once the app is up: the app draws when it is woken.
(() => {
  const kLoadingAfterMs = 1000;             // a fast start shows no loading state at all
  const kMaxFileBytes = 64 * 1024 * 1024;   // the limit of the story format
  const kEvents = ['ready', 'state', 'select', 'height', 'error'];

  const element = (id) => document.getElementById(id);
  const canvas = element('canvas');
  const query = new URLSearchParams(location.search);
  const embedded = query.get('embed') === '1';
  const dark_media = matchMedia('(prefers-color-scheme: dark)');
  const motion_media = matchMedia('(prefers-reduced-motion: reduce)');
  const encoder = new TextEncoder(), decoder = new TextDecoder();

  let app = null;          // the module, from a successful sl_start on
  let state = 'loading';   // 'loading', 'ready', 'failed' or 'unsupported'
  let lost = false;
  let problems = [];       // what the page shows of a failure, as text
  let turn = 0;            // counts stories asked for: only the latest may arrive
  let basemap_problem = null;  // of the base map asked for last: a promise of a Failure or of null
  let blocked_url = '';    // the last address that the content policy refused
  const files = [];
  const basemaps = new Map();

  class Failure extends Error {
    constructor(message, details = []) { super(message); this.details = details; }
  }

  // ---- What the page says of itself --------------------------------------------------------------

  let resolve_ready, reject_ready;
  const ready = new Promise((resolve, reject) => { resolve_ready = resolve; reject_ready = reject; });
  ready.catch(() => {});  // whoever waits for it hears of it; the page itself shows the reason

  const handlers = new Map(kEvents.map((name) => [name, new Set()]));

  function on(name, handler) {
    const set = handlers.get(name);
    if (!set) throw new TypeError(`sourceline.on: no event is named "${name}"; there are ${kEvents.join(', ')}`);
    if (typeof handler !== 'function') throw new TypeError('sourceline.on: the handler must be a function');
    const entry = { handler };  // so that a handler given twice can be taken back once
    set.add(entry);
    return () => { set.delete(entry); };
  }

  function emit(name, detail) {
    const set = handlers.get(name);
    if (!set) { console.warn(`sourceline: an event of the unknown name "${name}"`); return; }
    for (const entry of [...set]) setTimeout(() => { if (set.has(entry)) entry.handler(detail); }, 0);
  }

  function snapshot() {
    const page_state = lost && state === 'ready' ? 'lost' : state;
    const told = app && read_json(app._sl_snapshot());
    if (!told) {
      return {
        frames: 0, state: page_state, time: '', clock: '', story: '', event: '', party: '',
        camera: { lon: 0, lat: 0, zoom: 0 },
        viewport: { width: size.css_width, height: size.css_height, pixel_ratio: devicePixelRatio },
        events: [], labels: [], hits: [], panel: '', notices: [...problems],
        draw_calls: 0, uploads_bytes: 0, context_losses: 0,
      };
    }
    if (page_state !== 'ready') told.state = page_state;
    told.notices = [...problems.filter((text) => !told.notices.includes(text)), ...told.notices];
    return told;
  }

  const refusal = (error) => ({ ok: false, error });

  async function send(command) {
    if (!app) return refusal(`the viewer is not ready: ${problems[0] || 'it is still loading'}`);
    if (!command || typeof command !== 'object' || typeof command.name !== 'string') {
      return refusal('a command is an object with a "name"');
    }
    try {
      if (command.name === 'load') return await load(command.story);
      const answer = read_json(call('command', JSON.stringify(command)));
      if (answer.ok && command.name === 'theme') set_theme(command.theme);
      return answer;
    } catch (error) {
      return refusal(`${command.name}: ${error.message}`);
    }
  }

  window.sourceline = { ready, snapshot, send, on };

  // ---- The states of the page ----------------------------------------------------------------------

  function show(next) {
    state = next;
    document.documentElement.dataset.state = next;
    element('failed').hidden = next !== 'failed';
    element('unsupported').hidden = next !== 'unsupported';
    if (next !== 'loading') { clearTimeout(loading_timer); element('loading').hidden = true; }
    show_lost();
  }

  function show_lost() { element('lost').hidden = !(lost && state === 'ready'); }

  const loading_timer = setTimeout(() => {
    if (state === 'loading') { element('loading').hidden = false; show_progress(); }
  }, Math.max(0, kLoadingAfterMs - performance.now()));  // counted from the reader's click, not from this script

  // Bytes against bytes where the server tells the sizes. A compressed transfer tells only its encoded
  // size while the bytes counted here are decoded ones; then a file counts when it has wholly arrived.
  function show_progress() {
    if (element('loading').hidden) return;
    const counted = files.filter((file) => file.counts_bytes);
    const received = counted.reduce((sum, file) => sum + file.received, 0);
    const done = files.filter((file) => file.done).length;
    const total = counted.every((file) => file.total) ? counted.reduce((sum, file) => sum + file.total, 0) : 0;
    const share = total ? received / total : done / files.length;
    const bar = element('progress');
    bar.value = Math.max(bar.value, Math.min(1, share));
    const kilobytes = (bytes) => Math.round(bytes / 1024).toLocaleString('en');
    element('progress-text').textContent =
      `${done} of ${files.length} files, ${kilobytes(received)}${total ? ' of ' + kilobytes(total) : ''} KB`;
  }

  function fail(error) {
    if (state === 'failed' || state === 'unsupported') return;
    problems = [error.message, ...(error.details || [])];
    element('failed-reason').textContent = error.message;
    const list = element('failed-details');
    list.replaceChildren(...(error.details || []).map(detail_item));
    list.hidden = !list.childElementCount;
    show('failed');
    console.warn('sourceline: ' + problems.join('\n'));
    emit('error', { reason: error.message, details: error.details || [] });
    emit('state', { state: 'failed' });
    reject_ready(error);
  }

  // "/claims/14/source: no source has the id 'cnn-24'": the place in the file and the sentence.
  function detail_item(text) {
    const item = document.createElement('li');
    const [, path, sentence] = /^(\/[^\s:]*|line \d[^:]*): ([^]*)$/.exec(text) || [null, '', text];
    if (path) {
      const code = document.createElement('code');
      code.textContent = path;
      item.append(code);
    }
    item.append(sentence);
    return item;
  }

  function unsupported(reason) {
    problems = [reason];
    element('unsupported-reason').textContent = reason;
    show('unsupported');
    emit('state', { state: 'unsupported' });
    reject_ready(new Failure(reason));
  }

  function set_theme(theme) { document.documentElement.dataset.theme = theme; }

  // ---- Files -----------------------------------------------------------------------------------------

  function story_url(text) {
    let url;
    try { url = new URL(text, document.baseURI); } catch { throw new Failure(`"${text}" is not the address of a story`); }
    if (!['http:', 'https:', location.protocol].includes(url.protocol)) {
      throw new Failure(`"${text}" is not the address of a story: only a path or an http(s) address is`);
    }
    return url;
  }

  // Resolves to a Response whose bytes are counted as they pass.
  async function fetch_response(address, name, type) {
    const file = { received: 0, total: 0, done: false, counts_bytes: true };
    files.push(file);
    let response;
    try {
      response = await fetch(address);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 0));  // the policy's own event comes after the error
      const why = location.protocol === 'file:' ? 'opened from a disk, a page may not read files; put it on a web server'
        : blocked_url && new URL(address, document.baseURI).href.startsWith(blocked_url) ? 'the content policy of this page allows its own site only'
        : navigator.onLine === false ? 'there is no network'
        : 'the server does not answer, or does not let this page read it';
      throw new Failure(`${name} could not be loaded: ${why}.`);
    }
    if (!response.ok) {
      throw new Failure(`${name} could not be loaded: the server answers ${response.status} ${response.statusText}`.trim() + '.');
    }
    if (!response.headers.get('Content-Encoding')) file.total = Number(response.headers.get('Content-Length')) || 0;
    const counter = new TransformStream({
      transform(chunk, controller) {
        file.received += chunk.byteLength;
        if (file.received > kMaxFileBytes) throw new Failure(`${name} could not be loaded: it is larger than 64 MiB.`);
        show_progress();
        controller.enqueue(chunk);
      },
      flush() { file.done = true; file.total = file.received; show_progress(); },
    });
    // The type is ours, so that WebAssembly streams from servers that do not know it, too.
    return new Response(response.body ? response.body.pipeThrough(counter) : null, { headers: { 'Content-Type': type } });
  }

  async function fetch_bytes(address, name = address) {
    const response = await fetch_response(address, name, 'application/octet-stream');
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw error instanceof Failure ? error : new Failure(`${name} could not be loaded: the transfer broke off.`);
    }
  }

  async function compile(address) {
    const response = await fetch_response(address, address, 'application/wasm');
    try {
      if (WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
      return await WebAssembly.compile(await response.arrayBuffer());
    } catch (error) {
      const why = error instanceof WebAssembly.CompileError ? `it is not a program for this browser (${error.message})` : 'the transfer broke off';
      throw new Failure(`${address} could not be loaded: ${why}.`);
    }
  }

  function load_script(address) {
    const file = { received: 0, total: 0, done: false, counts_bytes: false };
    files.push(file);
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => {
        file.done = true;
        show_progress();
        if (typeof window.createSourceline === 'function') resolve(window.createSourceline);
        else reject(new Failure(`${address} could not be loaded: it is not the viewer's script.`));
      };
      script.onerror = () => reject(new Failure(`${address} could not be loaded: the server does not have it or does not answer.`));
      document.head.append(script);
    });
  }

  function fetch_basemap(id) {
    if (!basemaps.has(id)) {
      const promise = fetch_bytes(`basemaps/${encodeURIComponent(id)}.json`, `The base map “${id}”`);
      promise.catch(() => basemaps.delete(id));  // so that it is asked for anew
      basemaps.set(id, promise);
    }
    return basemaps.get(id);
  }

  // Resolves to what is wrong with it, or to null. Before the first picture that is the page's failure.
  async function deliver_basemap(id) {
    const name = `The base map “${id}”`;
    let problem;
    try {
      const bytes = await fetch_basemap(id);
      if (!app || call('basemap', bytes, id)) return null;
      problem = new Failure(`${name} cannot be read.`, read_json(app._sl_snapshot()).notices);
    } catch (error) {
      problem = error;
      if (app && state === 'ready') call('failed', name, error.message);
    }
    if (state === 'loading') fail(problem);
    return problem;
  }

  // ---- The seam to WebAssembly -------------------------------------------------------------------------

  // Strings become NUL-terminated UTF-8, byte arrays a pointer and a length.
  function call(name, ...values) {
    const args = [], held = [];
    try {
      for (const value of values) {
        if (typeof value === 'number' || typeof value === 'boolean') { args.push(Number(value)); continue; }
        const bytes = typeof value === 'string' ? encoder.encode(value + '\0') : value;
        const at = app._malloc(Math.max(1, bytes.length));
        if (!at) throw new Failure('there is not enough memory');
        held.push(at);
        app.HEAPU8.set(bytes, at);  // read anew each time: the memory may have moved
        args.push(at);
        if (typeof value !== 'string') args.push(bytes.length);
      }
      return app['_sl_' + name](...args);
    } finally {
      for (const at of held) app?._free(at);
    }
  }

  function read_json(at) {
    const heap = app.HEAPU8;
    return JSON.parse(decoder.decode(heap.subarray(at, heap.indexOf(0, at))));
  }

  const host = {
    fetch_basemap(id) { basemap_problem = deliver_basemap(id); },
    hash(text) { rewrite_address(text); },
    event(name, json) { emit(name, JSON.parse(json || 'null')); },
    open_link(text) {
      if (/^https?:\/\//i.test(text)) window.open(text, '_blank', 'noopener');
      else console.warn('sourceline: refused to open', text);
    },
    copy(text) {
      const by_selection = () => {
        const area = document.createElement('textarea');
        area.value = text;
        area.className = 'spoken';
        document.body.append(area);
        area.select();
        if (!document.execCommand('copy')) console.warn('sourceline: this browser does not let the page copy');
        area.remove();
        canvas.focus({ preventScroll: true });
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text).catch(by_selection);
      else by_selection();
    },
    describe(text) { element('spoken').textContent = text; },
    search(json) { place_search(JSON.parse(json)); },
    title(text, language) {
      document.documentElement.lang = language;
      document.title = text;
      canvas.setAttribute('aria-label', text);
    },
    first_frame() {
      if (state !== 'loading') return;
      problems = [];
      show('ready');
      resolve_ready();
    },
  };

  // A field of the page over the canvas: a drawn one would know no input methods and no phone keyboards.
  function place_search(field) {
    const input = element('search');
    input.hidden = !field;
    if (!field) return;
    for (const side of ['width', 'height']) input.style[side] = field[side] + 'px';
    input.style.left = canvas.offsetLeft + field.x + 'px';
    input.style.top = canvas.offsetTop + field.y + 'px';
    input.placeholder = field.placeholder;
    input.setAttribute('aria-label', field.placeholder);
    if (document.activeElement !== input) input.value = field.value;
  }

  function rewrite_address(address) {
    try {
      history.replaceState(history.state, '', address);
    } catch (error) {
      console.debug('sourceline: the address stays as it is:', error.message);  // a sandbox or a file
    }
  }

  function stopped(reason) {
    if (!app && state === 'failed') return;
    app = null;
    state = 'loading';
    fail(new Failure(`The viewer has stopped working: ${reason}`));
  }

  // ---- The canvas follows its box and the device's pixels ------------------------------------------------

  const size = { css_width: 1, css_height: 1, width: 1, height: 1 };

  function fit(entry) {
    const box = entry ? entry.contentRect : canvas.getBoundingClientRect();
    if (!box.width || !box.height) return;  // not laid out: keep the last picture
    let width = Math.round(box.width * devicePixelRatio), height = Math.round(box.height * devicePixelRatio);
    const exact = entry?.devicePixelContentBoxSize?.[0];
    // An emulated ratio leaves the "device" box in CSS pixels; then our own product is the better answer.
    if (exact && Math.abs(exact.inlineSize - width) <= 2 && Math.abs(exact.blockSize - height) <= 2) {
      width = exact.inlineSize;
      height = exact.blockSize;
    }
    width = Math.max(1, width);
    height = Math.max(1, height);
    const same = canvas.width === width && canvas.height === height && size.css_width === box.width && size.css_height === box.height;
    if (same && size.width === width && size.height === height) return;
    Object.assign(size, { css_width: box.width, css_height: box.height, width, height });
    canvas.width = width;
    canvas.height = height;
    if (app) call('resize', size.css_width, size.css_height, width, height);  // draws at once: no flash
  }

  function watch_size() {
    const observer = new ResizeObserver((entries) => fit(entries[entries.length - 1]));
    try { observer.observe(canvas, { box: 'device-pixel-content-box' }); } catch { observer.observe(canvas); }
    const watch_ratio = () => {
      fit();
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', watch_ratio, { once: true });
    };
    watch_ratio();
    // SDL answers a resize of the window by setting the canvas's size, which clears it, changed or not.
    addEventListener('resize', () => { fit(); if (app) call('wake'); });
  }

  // ---- Input: what the app gets and what stays with the page ------------------------------------------------

  function watch_input() {
    const sync = () => { if (app && !lost) call('sync'); };
    // SDL takes every key it sees. Tab must leave the canvas, and the browser's own keys stay the browser's.
    // Only presses are kept from it: a release that it did not see would leave a key stuck.
    addEventListener('keydown', (event) => {
      if (event.key === 'Tab' || /^F\d+$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) event.stopPropagation();
    }, { capture: true });
    // The frame of the focus is for those who use keys; after our own focus() a browser cannot tell.
    addEventListener('keydown', () => { delete canvas.dataset.pointed; }, { capture: true });
    canvas.addEventListener('pointerdown', () => {
      canvas.dataset.pointed = '';
      canvas.focus({ preventScroll: true });  // SDL keeps the browser from doing it
      sync();  // a press counts for what the pointer is known to be over: first the moves that led here
    });
    if (embedded) {
      let entered = false;  // a click enters, leaving the focus leaves
      canvas.addEventListener('pointerdown', () => { entered = true; });
      canvas.addEventListener('blur', () => { entered = false; });
      addEventListener('wheel', (event) => {
        if (!event.ctrlKey && !event.metaKey && !entered) event.stopPropagation();
      }, { capture: true, passive: true });
      let two_fingers = false;  // from the second finger down until the last one up
      for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
        addEventListener(type, (event) => {
          if (event.touches.length >= 2) two_fingers = true;
          if (!two_fingers) event.stopPropagation();
          else if (event.cancelable) event.preventDefault();
          if (!event.touches.length) two_fingers = false;
        }, { capture: true, passive: false });
      }
    }
    // After SDL's listeners have queued the event: a link must open inside the reader's own gesture.
    for (const type of ['mousedown', 'mouseup', 'touchend', 'keydown']) {
      addEventListener(type, (event) => { if (event.target === canvas || type === 'mouseup') sync(); });
    }
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // or the browser never gives it back
      lost = true;
      if (app) call('context', 1);
      show_lost();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      lost = false;
      if (app) call('context', 0);
      show_lost();
    });
    // Over the field, too, the wheel scrolls the panel that it belongs to.
    for (const type of ['mousemove', 'wheel']) {
      element('search').addEventListener(type, (event) => canvas.dispatchEvent(new event.constructor(type, event)), { passive: true });
    }
    element('search').addEventListener('input', (event) => { if (app) call('search', event.target.value); });
    addEventListener('hashchange', () => { if (app) call('hash', location.hash); });
    document.addEventListener('visibilitychange', () => { if (app && !document.hidden) call('wake'); });
    const tell_media = () => { if (app) call('media', dark_media.matches, motion_media.matches); };
    for (const media of [dark_media, motion_media]) media.addEventListener('change', tell_media);
  }

  // ---- Start ------------------------------------------------------------------------------------------------

  // Gives the story to the app when it is still the one wanted. The notices say why one is refused.
  function take_story(bytes, url, name, my_turn) {
    if (my_turn !== turn) throw new Failure(`${name} is not shown: another story was asked for meanwhile.`);
    if (!call('story', bytes, name)) throw new Failure(`${name} is not a story that can be shown.`, read_json(app._sl_snapshot()).notices);
    for (const link of document.querySelectorAll('.story-link')) link.href = url.href;
  }

  async function load(text) {
    if (typeof text !== 'string' || !text) return refusal('load: "story" must be a path or an http(s) address');
    const my_turn = ++turn;
    let fetched = false;
    try {
      const url = story_url(text);
      const bytes = await fetch_bytes(url, text);
      fetched = true;
      basemap_problem = null;
      take_story(bytes, url, text, my_turn);
      if (state === 'failed') show('loading');  // the failure was the last story's
      const problem = await basemap_problem;    // the app swaps story and map together
      if (problem) throw problem;
      const address = new URL(location.href);
      address.searchParams.set('story', text);
      rewrite_address(address);
      return { ok: true };
    } catch (error) {
      if (app && state === 'ready' && !fetched) call('failed', text, error.message);
      return refusal(['load: ' + error.message, ...(error.details || [])].join('\n'));
    }
  }

  function create_app(factory, compiled) {
    return new Promise((resolve, reject) => {
      factory({
        canvas, host,
        print: (text) => console.log(text),
        printErr: (text) => console.warn(text),
        onAbort: (reason) => { reject(new Failure(`The viewer cannot start: ${reason}`)); stopped(String(reason)); },
        instantiateWasm(imports, done) {
          compiled.then(async (module) => done(await WebAssembly.instantiate(module, imports), module)).catch(reject);
          return {};
        },
      }).then(resolve, reject);
    });
  }

  async function start() {
    if (typeof WebAssembly !== 'object') return unsupported('It has no WebAssembly, or it is switched off.');
    if (typeof WebGL2RenderingContext !== 'function') return unsupported('It has no WebGL 2, or it is switched off.');

    const asked = query.get('story');
    const name = asked || canvas.dataset.story;
    const wanted = (async () => {
      const url = story_url(name);
      for (const link of document.querySelectorAll('.story-link')) link.href = url.href;
      return { url, bytes: await fetch_bytes(url, name) };
    })();
    wanted.catch(fail);  // told at once, even while the viewer is still on its way
    if (!asked) fetch_basemap(canvas.dataset.basemap);
    const compiled = compile('sourceline.wasm');
    const fonts = [400, 600].map((weight) => fetch_bytes(`fonts/inter-${weight}.ttf`));
    compiled.catch(fail);
    for (const font of fonts) font.catch(fail);

    const factory = await load_script('sourceline.js');
    const [module, ...font_bytes] = await Promise.all([create_app(factory, compiled), ...fonts]);
    fit();
    app = module;
    font_bytes.forEach((bytes, index) => call('font', index, bytes));
    const started = call('start', JSON.stringify({
      query: location.search, hash: location.hash,
      width: size.css_width, height: size.css_height, pixel_width: size.width, pixel_height: size.height,
      dark: dark_media.matches, reduced_motion: motion_media.matches, language: navigator.language,
      touch: matchMedia('(pointer: coarse)').matches, title: document.title,
    }));
    if (!started) { app = null; return unsupported('It does not give this page WebGL 2.'); }
    const my_turn = turn;
    const { url, bytes } = await wanted;
    if (my_turn === turn) take_story(bytes, url, name, my_turn);
  }

  addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) stopped(event.error.message);
  });
  document.addEventListener('securitypolicyviolation', (event) => { blocked_url = event.blockedURI; });
  element('retry').addEventListener('click', () => location.reload());
  element('reload').addEventListener('click', () => location.reload());
  if (['light', 'dark'].includes(query.get('theme'))) set_theme(query.get('theme'));
  if (embedded) document.documentElement.dataset.embed = '';
  show('loading');
  watch_size();
  watch_input();
  start().catch(fail);
})();
