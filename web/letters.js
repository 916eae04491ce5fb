// Text that the app's fonts lack, measured, shaped and drawn by the browser: the app takes each piece for a glyph.
// The canvas is never shown. It needs no style, so the strictest content policy allows it, and text does not taint it.
const canvas = document.createElement('canvas');
const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
const kBlack = '#000';
const kBlock = 8;          // pixels of the test of reading back
const kProbePx = 24, kProbeWidth = 3 * kProbePx, kProbeHeight = 2 * kProbePx;
const kUnassigned = ['\u0378', '\u{3fffd}'];  // what a character looks like that no font has, of four and of more digits

/** @param {number} width @param {number} height */
function make_room(width, height) {
  if (canvas.width < width) canvas.width = width;
  if (canvas.height < height) canvas.height = height;
}

/** @param {string} language @param {number} weight @param {number} em_px @param {boolean} is_rtl */
function dress(language, weight, em_px, is_rtl) {
  canvas.lang = language || document.documentElement.lang;
  context.font = `${weight} ${em_px}px Inter, system-ui, sans-serif`;
  context.direction = is_rtl ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.fillStyle = kBlack;
}

/** @param {string} text @param {number} left @param {number} top @param {number} width @param {number} height */
function pixels(text, left, top, width, height) {
  context.clearRect(0, 0, width, height);
  context.fillText(text, -left, -top);
  return context.getImageData(0, 0, width, height).data;
}

// Browsers that guard against fingerprinting may answer other pixels than were drawn: then nothing of this is any good.
/** @type {boolean | null} */
let reads_back = null;
function usable() {
  if (reads_back !== null) return reads_back;
  if (!context) return reads_back = false;
  make_room(kBlock, kBlock);
  context.clearRect(0, 0, kBlock, kBlock);
  context.fillStyle = kBlack;
  context.fillRect(0, 0, kBlock, kBlock / 2);
  const data = context.getImageData(0, 0, kBlock, kBlock).data;
  return reads_back = data.every((value, i) => value === (i % 4 === 3 && i < data.length / 2 ? 255 : 0));
}

// How wide a character is, where its ink stands, and the ink along the edges of that.
/** @param {string} text */
function outline_of(text) {
  make_room(kProbeWidth, kProbeHeight);
  dress('', 400, kProbePx, false);
  const data = pixels(text, -kProbePx / 2, -kProbePx * 1.5, kProbeWidth, kProbeHeight), inked = [];
  for (let at = 0; at < kProbeWidth * kProbeHeight; ++at) if (data[4 * at + 3]) inked.push([at % kProbeWidth, Math.floor(at / kProbeWidth), data[4 * at + 3]]);
  const xs = inked.map(([x]) => x), ys = inked.map(([, y]) => y), ends = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const edge = inked.filter(([x, y]) => x === ends[0] || x === ends[1] || y === ends[2] || y === ends[3]);
  return `${context.measureText(text).width} ${ends} ${edge}`;
}

// Browsers draw a box for what no font has, all the same one, or with the character's code in it.
/** @type {string[]} */
let boxes = [];
/** @param {number} code_point */
function draws(code_point) {
  const text = String.fromCodePoint(code_point);
  if (/\p{Cn}|\p{Cs}|\p{Co}/u.test(text)) return false;  // unassigned, half a pair, private
  if (/\s/u.test(text)) return true;
  if (!boxes.length) boxes = kUnassigned.map(outline_of);
  return outline_of(text) !== boxes[code_point > 0xffff ? 1 : 0];
}

// Of text in both directions Firefox tells the box of a part only: all of the advance belongs to it.
/** @type {import('./types.d.ts').PageText['measure']} */
function measure(text, language, weight, em_px, is_rtl) {
  dress(language, weight, em_px, Boolean(is_rtl));
  const m = context.measureText(text);
  const left = Math.min(0, Math.floor(-m.actualBoundingBoxLeft)) - 1, top = Math.floor(-m.actualBoundingBoxAscent) - 1;
  const right = Math.ceil(Math.max(m.width, m.actualBoundingBoxRight)) + 1, bottom = Math.ceil(m.actualBoundingBoxDescent) + 1;
  return [m.width, left, top, Math.max(0, right - left), Math.max(0, bottom - top)];
}

// Drawn in black, whose coverage is linear (light text is thickened), and answered in white, to be tinted. Emoji keep
// their colours; among letters, which are to be tinted, they become shades.
/** @type {import('./types.d.ts').PageText['draw']} */
function draw(text, language, weight, em_px, is_rtl, [left, top, width, height]) {
  make_room(width, height);
  dress(language, weight, em_px, Boolean(is_rtl));
  const data = pixels(text, left, top, width, height);
  let coloured = false;
  for (let i = 0; i < data.length && !coloured; i += 4) coloured = data[i + 3] > 8 && (data[i] | data[i + 1] | data[i + 2]) > 0;
  if (coloured && !/\p{L}/u.test(text)) return { data, coloured };
  for (let i = 0; i < data.length; i += 4) {
    const light = coloured ? (data[i] * 0.3 + data[i + 1] * 0.6 + data[i + 2] * 0.1) / 255 : 0;
    data[i + 3] *= 1 - light * 0.8;
    data[i] = data[i + 1] = data[i + 2] = 255;
  }
  return { data, coloured: false };
}

// Where a line may break without a space: between Han characters and kana, between words of scripts that set none, beside
// emoji. Not before what closes or belongs to what stands before it, not after what opens.
const kSyllabic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const kBreaking = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/u;
const kNotBefore = /^[\p{Pe}\p{Pf}\p{Po}\p{M}\u30fc\u200d]/u, kNotAfter = /[\p{Ps}\p{Pi}\u200d]$/u;
/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/** @param {string} text @param {string} language */
function words_of(text, language) {
  if (typeof Intl.Segmenter !== 'function') return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu) || [];
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    try { segmenter = new Intl.Segmenter(language || undefined, { granularity: 'word' }); } catch { segmenter = new Intl.Segmenter(undefined, { granularity: 'word' }); }
    segmenters.set(language, segmenter);
  }
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** @type {import('./types.d.ts').PageText['breaks']} */
function breaks(text, language) {
  if (!kBreaking.test(text)) return [];
  const parts = words_of(text, language).flatMap((word) => kSyllabic.test(word) ? Array.from(word) : [word]);
  const encoder = new TextEncoder(), found = [];
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (i > 0 && kBreaking.test(parts[i - 1] + part) && !kNotBefore.test(part) && !kNotAfter.test(parts[i - 1])) found.push(at);
    at += encoder.encode(part).length;
  }
  return found;
}

window.sourceline_letters = { usable, draws, measure, draw, breaks };
