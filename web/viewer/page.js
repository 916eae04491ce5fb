// What the modules of the page share: its elements, its address, and where it stands.

export const element = (id) => document.getElementById(id);
export const canvas = element('canvas');
export const query = new URLSearchParams(location.search);
export const embedded = query.get('embed') === '1';
export const dark_media = matchMedia('(prefers-color-scheme: dark)');
export const motion_media = matchMedia('(prefers-reduced-motion: reduce)');

export const page = {
  app: null,          // the module, from a successful sl_start on
  state: 'loading',   // 'loading', 'ready', 'failed' or 'unsupported'
  lost: false,        // the WebGL context
  problems: [],       // what the page shows of a failure, as text
  blocked_url: '',    // the last address that the content policy refused
};

export class Failure extends Error {
  constructor(message, details = []) { super(message); this.details = details; }
}

export const refusal = (error) => ({ ok: false, error });

export function rewrite_address(address) {
  try {
    history.replaceState(history.state, '', address);
  } catch (error) {
    console.debug('sourceline: the address stays as it is:', error.message);  // a sandbox or a file
  }
}
