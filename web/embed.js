// Defines <sourceline-map>: a poster that becomes the map when the reader comes near it, and a guest
// that keeps to its box. Described in docs/EMBEDDING.md; types in embed.d.ts.
import { dress, make } from './embed/looks.js';
import { address_of, command_for, kept_of, kOptions, kOwn, value_of, words_for } from './embed/options.js';
import { admit, join, kHome, leave } from './embed/pool.js';

const kEvents = ['ready', 'state', 'select', 'height', 'error'];
const kPatienceMs = 30000;  // in view, without a word from the viewer
const refusal = (error) => ({ ok: false, error });
let last_id = 0;

class SourcelineMap extends HTMLElement {
  static get observedAttributes() { return Object.keys({ ...kOptions, ...kOwn }); }

  constructor() {
    super();
    this.frame = this.target = null;      // while it is live; while the viewer listens
    this.seen = 0;                        // when it was last in view
    this.kept = {};                       // what the map came to, over what the attributes say
    this.handlers = {};                   // sets, by the name of the event
    this.queue = [];                      // {command, resolve}, for when the viewer listens
    this.sent = new Map();                // the same by id, not yet answered
    this.ready = new Promise((resolve, reject) => { this.settle = { resolve, reject }; });
    this.ready.catch(() => {});           // the element itself shows what is wrong
    this.root = this.attachShadow({ mode: 'open' });
    this.picture = make('img', { alt: '', loading: 'lazy' });
    this.picture.onerror = () => this.picture.remove();
    this.text = make('span');
    this.cover = make('a', { className: 'poster' }, this.text);  // a link, so that it can also be opened in a tab
    this.root.append(this.cover, make('slot'));
    const open = (event) => {
      if (this.failed || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.asked = true;
      admit(this, 4);
    };
    this.cover.onclick = this.cover.onfocus = open;
  }

  connectedCallback() {
    if (this.gone) return;
    this.failed = false;
    this.step = 0;
    for (const name in { ...kOptions, height: '' }) value_of(this, name, true);
    this.set_up();
    if (this.home) join(this);
  }

  disconnectedCallback() {
    leave(this);
    this.rest();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || this.gone || !this.isConnected) return;
    if (name === 'src') {
      this.disconnectedCallback();
      return this.connectedCallback();
    }
    const option = kOptions[name];
    if (name === 'story') this.kept = {};
    if (option) delete this.kept[option[0]];
    this.set_up();
    if (now && option && !value_of(this, name, true)) return;
    const command = option && this.frame && command_for(this, name);
    if (command) this.send(command).then(({ ok, error }) => ok || this.wrong(`${name}="${now || ''}": ${error}`));
  }

  // What the attributes say of the element itself.
  set_up() {
    const src = this.getAttribute('src') || kHome;
    try { this.home = new URL('.', new URL(src, document.baseURI)); } catch { this.home = null; }
    if (!src || !this.home || !/^http/.test(this.home.protocol)) {
      this.home = null;
      return this.fail(`src="${src}" is not the http(s) address of the map's folder`);
    }
    dress(this.root, value_of(this, 'height'));
    const poster = this.poster_address();
    if (poster && this.picture.src !== poster) {
      this.picture.src = poster;
      this.cover.prepend(this.picture);
    }
    if (this.frame) this.frame.title = this.name();
    this.show(this.step);
  }

  name() { return this.getAttribute('label') || this.title || words_for(this)[3]; }

  // A story of this site has its poster beside it: stories/<id>.json, posters/<id>.png.
  poster_address() {
    const own = this.getAttribute('poster');
    if (own) return new URL(own, document.baseURI).href;
    const [, id] = /^stories\/([\w-]+)\.json$/.exec(value_of(this, 'story') || 'stories/belgorod-2023.json') || [];
    return id && new URL(`posters/${id}.png`, this.home).href;
  }

  // 0: can be opened, 1: on its way, 2: failed, 3: the map itself
  show(step = 0) {
    this.step = step;
    if (step === 3) {
      if (this.root.activeElement === this.cover) this.frame.focus();
      return void (this.cover.dataset.away = '');
    }
    delete this.cover.dataset.away;
    this.cover.dataset.step = step;
    this.text.textContent = words_for(this)[step];
    this.cover.setAttribute('aria-label', `${words_for(this)[step]}: ${this.name()}`);
    if (this.home) this.cover.href = address_of(this);
  }

  start() {
    this.frame = make('iframe', {
      title: this.name(), allow: 'clipboard-write; fullscreen', referrerPolicy: 'strict-origin-when-cross-origin',
    });
    if (this.hasAttribute('sandbox')) this.frame.sandbox = this.getAttribute('sandbox');
    this.frame.src = address_of(this, { embed: '1' });
    this.root.prepend(this.frame);
    this.show(1);
    this.wait();
  }

  wait() {
    this.timer = setTimeout(() => {
      if (!this.in_view) return this.wait();  // browsers do not draw what is out of view
      this.fail('the viewer does not answer');
    }, kPatienceMs);
  }

  // Back to the poster; the state is kept for the next start.
  rest() {
    clearTimeout(this.timer);
    if (!this.frame) return;
    this.frame.remove();
    this.frame = this.target = null;
    for (const { resolve } of this.sent.values()) resolve(refusal('the map went back to its poster'));
    this.sent.clear();
    this.show(0);
  }

  fail(text) {
    this.rest();
    this.failed = true;
    this.wrong(text);
    this.settle.reject(new Error(text));
    this.show(2);
  }

  wrong(text) {
    console.warn('sourceline-map: ' + text);
    this.emit('error', { text });
  }

  emit(name, detail) {
    for (const handler of this.handlers[name] || []) queueMicrotask(() => handler(detail));
  }

  receive({ data, origin }) {
    const opaque = origin === 'null' && (this.hasAttribute('sandbox') || self.origin === 'null');
    if (!opaque && origin !== this.home.origin) return;
    if (!data || data.v !== 1 || !/^sourceline:/.test(data.type)) return;
    clearTimeout(this.timer);
    const { type, v, ...detail } = data, name = type.slice(11);
    if (name === 'answer') return this.answered(detail);
    if (name === 'state') Object.assign(this.kept, kept_of(detail));
    if (name === 'height' && !this.getAttribute('height')) this.fit(detail.height);
    if (name === 'ready') {
      this.target = opaque ? '*' : origin;
      this.settle.resolve(detail);
      this.flush();
    }
    if (name === 'ready' || name === 'error' && !this.target) this.show(3);  // the viewer shows its failures itself
    if (name === 'error') this.settle.reject(new Error(detail.text || detail.reason));
    this.emit(name, detail);
  }

  // A viewer that only tells the height it was given must not freeze it.
  fit(height) {
    if (height >= 200 && height <= 4000 && Math.abs(height - this.clientHeight) > 1) dress(this.root, Math.ceil(height) + '');
  }

  answered({ id, ok, error }) {
    const entry = this.sent.get(id);
    if (!entry) return;
    this.sent.delete(id);
    if (ok) Object.assign(this.kept, kept_of(entry.command));
    entry.resolve(ok ? { ok: true } : refusal(error));
  }

  flush() {
    for (const entry of this.target ? this.queue.splice(0) : []) {
      const id = ++last_id;
      try {
        this.frame.contentWindow.postMessage({ type: 'sourceline:command', v: 1, id, command: entry.command }, this.target);
        this.sent.set(id, entry);
      } catch (error) {
        entry.resolve(refusal(error.message));  // it cannot be cloned
      }
    }
  }

  on(name, handler) {
    if (!kEvents.includes(name) || !handler.call) throw new TypeError(`on: takes one of ${kEvents.join(', ')} and a function`);
    const entry = (detail) => { if (set.has(entry)) handler(detail); }, set = this.handlers[name] = this.handlers[name] || new Set();
    set.add(entry);
    return () => { set.delete(entry); };
  }

  send(command) {
    return new Promise((resolve) => {
      if (this.gone || this.failed) return resolve(refusal('the map ' + (this.gone ? 'was destroyed' : 'has failed')));
      this.queue.push({ command, resolve });
      this.flush();
    });
  }

  // Only the link inside the element stays.
  destroy() {
    if (this.gone) return;
    this.gone = true;
    this.disconnectedCallback();
    for (const { resolve } of this.queue.splice(0)) resolve(refusal('the map was destroyed'));
    this.handlers = {};
    this.settle.reject(new Error('the map was destroyed'));
    this.root.replaceChildren(make('slot'));
    this.root.adoptedStyleSheets = [];
  }
}

if (!customElements.get('sourceline-map')) customElements.define('sourceline-map', SourcelineMap);
