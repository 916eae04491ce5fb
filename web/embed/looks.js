// What stands in the element's shadow: nothing of the article's style reaches it, nor the other way.

import { kMax, kNarrowBelow, kNarrowMin, kNarrowRatio, kWideMin, kWideRatio } from './shape.js';

// Without a height the box is as high as the viewer will say that suits it (viewer/height.js): nothing jumps.
const kStyle = `
:host{display:block;position:relative;overflow:hidden;contain:content;
--p:#fffdf8;--i:#26241f;--l:#e2dbcd;--w:#f5f1e8;background:var(--w);color:var(--i);color-scheme:light}
:host([theme=dark]){--p:#1b1a17;--i:#f0ebe0;--l:#3a372f;--w:#26241f;--f:brightness(.7);color-scheme:dark}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){--p:#1b1a17;--i:#f0ebe0;--l:#3a372f;--w:#26241f;--f:brightness(.7);color-scheme:dark}}
:host::before{content:"";display:block;aspect-ratio:1/${kWideRatio};min-height:${kWideMin}px;max-height:${kMax}px}
@media(max-width:${kNarrowBelow - 1}px){:host::before{aspect-ratio:1/${kNarrowRatio};min-height:${kNarrowMin}px}}
:host([hidden]),slot{display:none!important}
iframe,.poster,img{position:absolute;inset:0;width:100%;height:100%;border:0}
.poster{display:block;background:var(--w);color:inherit;text-decoration:none;font:600 16px/1.3 Inter,system-ui,sans-serif}
[data-step="3"]{opacity:0;visibility:hidden}
@media(prefers-reduced-motion:no-preference){[data-step="3"]{transition:.2s}}
img{filter:var(--f);object-fit:cover;object-position:50% 30%}
span{position:absolute;left:50%;top:50%;transform:translate(-50%,-50%);box-sizing:border-box;width:max-content;max-width:calc(100% - 32px);
padding:14px 24px;border-radius:32px;background:var(--p);border:1px solid var(--l);box-shadow:0 2px 12px #0003}
[data-step="0"] span{padding-left:50px}
[data-step="0"] span::before{content:"";position:absolute;left:24px;top:50%;width:13px;height:16px;margin-top:-8px;background:var(--i);clip-path:polygon(0 0,100% 50%,0 100%)}
.poster:hover span{border-color:var(--i)}
.poster:focus-visible{outline:3px solid;outline-offset:-6px}
@media print{iframe,span{display:none}.poster{opacity:1!important;visibility:visible!important}slot{display:block!important;position:absolute;bottom:0;padding:8px;background:#fff}}`;

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {object} [properties] @param {Node[]} children @returns {HTMLElementTagNameMap[Tag]} */
export const make = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

// A constructed sheet is not inline style for any content policy; a <style> is only for browsers without it.
/** @param {ShadowRoot} root @param {string | null} [height] */
export function dress(root, height) {
  const text = kStyle + (height ? `:host{height:${height.replace(/\d$/, '$&px')}}` : '');
  if (root.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [sheet];
  } else {
    (root.querySelector('style') || root.appendChild(make('style'))).textContent = text;
  }
}
