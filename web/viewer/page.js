// What the modules of the page share: its elements, its address, and where it stands.

/** @template {keyof import('../types.d.ts').PageElements} Id @param {Id} id @returns {import('../types.d.ts').PageElements[Id]} */
export const element = (id) => /** @type {import('../types.d.ts').PageElements[Id]} */ (/** @type {unknown} */ (document.getElementById(id)));
export const canvas = element('canvas');
export const query = new URLSearchParams(location.search);
export const embedded = query.get('embed') === '1';
export const dark_media = matchMedia('(prefers-color-scheme: dark)');
export const motion_media = matchMedia('(prefers-reduced-motion: reduce)');

/** @typedef {'loading' | 'ready' | 'failed' | 'unsupported'} PageState */

/** @type {{ app: import('../types.d.ts').App | null, state: PageState, lost: boolean, problems: string[], blocked_url: string }} */
export const page = {
  app: null,          // the module, from a successful sl_start on
  state: 'loading',   // 'loading', 'ready', 'failed' or 'unsupported'
  lost: false,        // the WebGL context
  problems: [],       // what the page shows of a failure, as text
  blocked_url: '',    // the last address that the content policy refused
};

// Before the first picture, too.
export const is_lost = () => page.lost && (page.state === 'ready' || page.state === 'loading');

/** A text, or how to say it when it is asked for: by then the words of the reader's language may have come. @typedef {string | (() => string)} Said */

/** @param {Said} text */
export const said = (text) => typeof text === 'string' ? text : text();

export class Failure extends Error {
  /** @param {Said} text @param {string[]} details */
  constructor(text, details = []) { super(); this.text_ = text; this.details = details; }
  /** @override */
  get message() { return said(this.text_); }
}

/** Of whatever was thrown. @param {unknown} error @returns {string} */
export const message_of = (error) => error instanceof Error ? error.message : String(error);

/** @param {unknown} error @returns {Failure} */
export const as_failure = (error) => error instanceof Failure ? error : new Failure(message_of(error));

/** @param {string} error @returns {import('../types.d.ts').Refusal} */
export const refusal = (error) => ({ ok: false, error });
