// Gets files for the page and counts their bytes for the loading state.
import { Failure, page } from './page.js';
import { show_progress } from './states.js';

const kMaxFileBytes = 64 * 1024 * 1024;  // the limit of the story format

export const files = [];  // {received, total, done, counts_bytes}

export function story_url(text) {
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
      : page.blocked_url && new URL(address, document.baseURI).href.startsWith(page.blocked_url) ? 'the content policy of this page allows its own site only'
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

export async function fetch_bytes(address, name = address) {
  const response = await fetch_response(address, name, 'application/octet-stream');
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${name} could not be loaded: the transfer broke off.`);
  }
}

export async function compile(address) {
  const response = await fetch_response(address, address, 'application/wasm');
  try {
    if (WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const why = error instanceof WebAssembly.CompileError ? `it is not a program for this browser (${error.message})` : 'the transfer broke off';
    throw new Failure(`${address} could not be loaded: ${why}.`);
  }
}

export function load_script(address) {
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
