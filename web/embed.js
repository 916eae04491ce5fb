// Defines <sourceline-map>: a poster that becomes the map when the reader comes near it, and a guest
// that keeps to its box. Described in docs/EMBEDDING.md; types in embed.d.ts.
import { dress, make } from './embed/looks.js';
import { address_of, command_for, kept_of, kOptions, kOwn, value_of, words_for } from './embed/options.js';
import { admit, join, kHome, leave } from './embed/pool.js';

/**
 * @typedef {import('./embed.js').SourcelineAnswer} SourcelineAnswer
 * @typedef {import('./embed.js').SourcelineCommand} SourcelineCommand
 * @typedef {import('./embed.js').SourcelineEvents} SourcelineEvents
 * @typedef {import('./embed.js').SourcelineMapElement} SourcelineMapElement
 * @typedef {import('./embed.js').SourcelineReady} SourcelineReady
 * @typedef {(detail: any) => void} Handler Of the event whose name it is kept under.
 * @typedef {{ command: SourcelineCommand, resolve: (answer: SourcelineAnswer) => void }} Waiting
 */

const kEvents = ['ready', 'state', 'select', 'height', 'error'];
const kPatienceMs = 30000;  // in view, without a word from the viewer
/** @param {string} error @returns {{ ok: false, error: string }} */
const refusal = (error) => ({ ok: false, error });
let last_id = 0;

/** @implements {SourcelineMapElement} */
class SourcelineMap extends HTMLElement {
  static get observedAttributes() { return Object.keys({ ...kOptions, ...kOwn }); }

  constructor() {
    super();
    /** @type {HTMLIFrameElement | null} */
    this.frame_ = null;                    // while it is live
    /** @type {string | null} */
    this.target_ = null;                   // while the viewer listens
    this.in_view_ = false;                 // embed/pool.js says so
    this.seen_ = 0;                        // when it was last in view
    /** @type {import('./embed/types.d.ts').Kept} */
    this.kept_ = {};                       // what the map came to, over what the attributes say
    /** @type {Record<string, Set<Handler>>} */
    this.handlers_ = {};                   // sets, by the name of the event
    /** @type {Waiting[]} */
    this.queue_ = [];                      // {command, resolve}, for when the viewer listens
    /** @type {Map<number, Waiting>} */
    this.sent_ = new Map();                // the same by id, not yet answered
    /** @type {Promise<SourcelineReady>} */
    this.ready = new Promise((resolve, reject) => { this.settle_ = { resolve, reject }; });
    this.ready.catch(() => {});           // the element itself shows what is wrong
    this.root_ = this.attachShadow({ mode: 'open' });
    this.picture_ = make('img', { alt: '', loading: 'lazy' });
    this.picture_.onerror = () => this.picture_.remove();
    this.text_ = make('span');
    this.cover_ = make('a', { className: 'poster' }, this.text_);  // a link, so that it can also be opened in a tab
    this.root_.append(this.cover_, make('slot'));
    /** @param {Event & { ctrlKey?: boolean, metaKey?: boolean }} event */
    const open = (event) => {
      if (this.failed_ || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.asked_ = true;
      admit(this, 4);
    };
    this.cover_.onclick = this.cover_.onfocus = open;
  }

  connectedCallback() {
    if (this.gone_) return;
    this.failed_ = false;
    this.step_ = 0;
    for (const name in { ...kOptions, height: '' }) value_of(this, name, true);
    this.set_up_();
    if (this.home_) join(this);
  }

  disconnectedCallback() {
    leave(this);
    this.rest_();
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || this.gone_ || !this.isConnected) return;
    if (name === 'src') {
      this.disconnectedCallback();
      this.connectedCallback();
      return;
    }
    const option = kOptions[name];
    if (name === 'story') this.kept_ = {};
    if (option) delete this.kept_[option[0]];
    this.set_up_();
    if (now && option && !value_of(this, name, true)) return;
    const command = option && this.frame_ && command_for(this, name);
    if (command) this.send(command).then((answer) => answer.ok || this.wrong_(`${name}="${now || ''}": ${answer.error}`));
  }

  // What the attributes say of the element itself.
  set_up_() {
    const src = this.getAttribute('src') || kHome || '';
    try { this.home_ = new URL('.', new URL(src, document.baseURI)); } catch { this.home_ = null; }
    if (!src || !this.home_ || !/^http/.test(this.home_.protocol)) {
      this.home_ = null;
      this.fail_(`src="${src}" is not the http(s) address of the map's folder`);
      return;
    }
    dress(this.root_, value_of(this, 'height'));
    const poster = this.poster_address_();
    if (poster && this.picture_.src !== poster) {
      this.picture_.src = poster;
      this.cover_.prepend(this.picture_);
    }
    if (this.frame_) this.frame_.title = this.name_();
    this.show_(this.step_);
  }

  name_() { return this.getAttribute('label') || this.title || words_for(this)[3]; }

  // A story of this site has its poster beside it: stories/<id>.json, posters/<id>.png.
  poster_address_() {
    const own = this.getAttribute('poster');
    if (own) return new URL(own, document.baseURI).href;
    const [, id] = /^stories\/([\w-]+)\.json$/.exec(value_of(this, 'story') || 'stories/belgorod-2023.json') || [];
    return id && new URL(`posters/${id}.png`, /** @type {URL} */ (this.home_)).href;
  }

  // 0: can be opened, 1: on its way, 2: failed, 3: the map itself
  /** @param {number} [step] */
  show_(step = 0) {
    this.step_ = step;
    this.cover_.dataset.step = step + '';
    if (step === 3) {
      if (this.root_.activeElement === this.cover_) this.frame_?.focus();
      return;
    }
    this.text_.textContent = words_for(this)[step];
    this.cover_.setAttribute('aria-label', `${words_for(this)[step]}: ${this.name_()}`);
    if (this.home_) this.cover_.href = address_of(this);
  }

  start_() {
    const frame = this.frame_ = make('iframe', {
      title: this.name_(), allow: 'clipboard-write; fullscreen', referrerPolicy: 'strict-origin-when-cross-origin',
    });
    const sandbox = this.getAttribute('sandbox');
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
    frame.src = address_of(this, { embed: '1' });
    this.root_.prepend(frame);
    this.show_(1);
    this.wait_();
  }

  wait_() {
    this.timer_ = setTimeout(() => {
      if (this.in_view_) this.fail_('the viewer does not answer');
      else this.wait_();  // browsers do not draw what is out of view
    }, kPatienceMs);
  }

  // Back to the poster; the state is kept for the next start.
  rest_() {
    clearTimeout(this.timer_);
    if (!this.frame_) return;
    this.frame_.remove();
    this.frame_ = this.target_ = null;
    for (const id of this.sent_.keys()) this.answered_({ id, ok: false, error: 'the map went back to its poster' });
    this.show_(0);
  }

  /** @param {string} text */
  fail_(text) {
    this.rest_();
    this.failed_ = true;
    this.wrong_(text);
    this.settle_.reject(new Error(text));
    this.show_(2);
  }

  /** @param {string} text */
  wrong_(text) {
    console.warn('sourceline-map: ' + text);
    this.emit_('error', { text });
  }

  /** @param {string} name @param {object} detail */
  emit_(name, detail) {
    for (const handler of this.handlers_[name] || []) queueMicrotask(() => handler(detail));
  }

  /** @param {MessageEvent} event */
  receive_({ data, origin }) {
    const opaque = origin === 'null' && (this.hasAttribute('sandbox') || self.origin === 'null');
    if (!opaque && origin !== this.home_?.origin) return;
    if (!data || data.v !== 1 || !/^sourceline:/.test(data.type)) return;
    clearTimeout(this.timer_);
    const { type, v, ...detail } = data, name = type.slice(11);
    if (name === 'answer') { this.answered_(detail); return; }
    if (name === 'state') Object.assign(this.kept_, kept_of(detail));
    if (name === 'height' && !this.getAttribute('height')) this.fit_(detail.height);
    if (name === 'ready') {
      this.target_ = opaque ? '*' : origin;
      this.settle_.resolve(detail);
      this.flush_();
    }
    if (name === 'ready' || name === 'error' && !this.target_) this.show_(3);  // the viewer shows its failures itself
    if (name === 'error') this.settle_.reject(new Error(detail.text || detail.reason));
    this.emit_(name, detail);
  }

  // A viewer that only tells the height it was given must not freeze it.
  /** @param {number} height */
  fit_(height) {
    if (height >= 200 && height <= 4000 && Math.abs(height - this.clientHeight) > 1) dress(this.root_, Math.ceil(height) + '');
  }

  /** @param {{ id: number, ok: boolean, error: string }} answer */
  answered_({ id, ok, error }) {
    const entry = this.sent_.get(id);
    if (!entry) return;
    this.sent_.delete(id);
    if (ok) Object.assign(this.kept_, kept_of(entry.command));
    entry.resolve(ok ? { ok: true } : refusal(error));
  }

  flush_() {
    const to = this.target_, listener = this.frame_?.contentWindow;
    if (!to || !listener) return;
    for (const entry of this.queue_.splice(0)) {
      const id = ++last_id;
      try {
        listener.postMessage({ type: 'sourceline:command', v: 1, id, command: entry.command }, to);
        this.sent_.set(id, entry);
      } catch (error) {
        entry.resolve(refusal(/** @type {Error} */ (error).message));  // it cannot be cloned
      }
    }
  }

  /** @template {keyof SourcelineEvents} Name @param {Name} name @param {(detail: SourcelineEvents[Name]) => void} handler */
  on(name, handler) {
    if (!kEvents.includes(name) || !handler.call) throw new TypeError(`on: takes one of ${kEvents.join(', ')} and a function`);
    const set = this.handlers_[name] = this.handlers_[name] || new Set();
    /** @type {Handler} */
    const entry = (detail) => { if (set.has(entry)) handler(detail); };
    set.add(entry);
    return () => { set.delete(entry); };
  }

  /** @param {SourcelineCommand} command @returns {Promise<SourcelineAnswer>} */
  send(command) {
    return new Promise((resolve) => {
      if (this.gone_ || this.failed_) { resolve(refusal('the map ' + (this.gone_ ? 'was destroyed' : 'has failed'))); return; }
      this.queue_.push({ command, resolve });
      this.flush_();
    });
  }

  // Only the link inside the element stays.
  destroy() {
    if (this.gone_) return;
    this.gone_ = true;
    this.disconnectedCallback();
    for (const { resolve } of this.queue_.splice(0)) resolve(refusal('the map was destroyed'));
    this.handlers_ = {};
    this.settle_.reject(new Error('the map was destroyed'));
    this.root_.replaceChildren(make('slot'));
    this.root_.adoptedStyleSheets = [];
  }
}

if (!customElements.get('sourceline-map')) customElements.define('sourceline-map', SourcelineMap);
