// Data from outside, taken as nothing but data.

const kMaxDepth = 4, kMaxParts = 64, kMaxText = 8192;  // a command needs one level, four parts and an address
const kForbidden = ['__proto__', 'constructor', 'prototype'];

/** @param {unknown} object @param {string} key @returns {unknown} */
export const own = (object, key) => object != null && Object.prototype.hasOwnProperty.call(object, key) ? /** @type {any} */ (object)[key] : undefined;

// A copy that holds own texts, finite numbers, truths, null, lists and objects, or an Error with the reason.
// Each property is read once: what is checked is what is used.
/** @param {unknown} value @param {string} what @returns {unknown} */
export function plain_copy(value, what) {
  const left = { parts: kMaxParts, text: kMaxText };
  /** @param {keyof typeof left} key @param {number} amount */
  const spend = (key, amount) => {
    left[key] -= amount;
    if (left[key] < 0) throw new Error(`${what} is too large: at most ${kMaxParts} parts and ${kMaxText} characters`);
  };
  /** @param {unknown} from @param {number} depth @returns {unknown} */
  const copy = (from, depth) => {
    spend('parts', 1);
    if (from === null || typeof from === 'boolean') return from;
    if (typeof from === 'string') { spend('text', from.length); return from; }
    if (typeof from === 'number' && Number.isFinite(from)) return from;
    const is_list = Array.isArray(from);
    if (!is_list && !is_plain(from)) throw new Error(`${what} holds ${kind_of(from)}; it may hold texts, finite numbers, true, false, null, lists and objects`);
    if (depth === kMaxDepth) throw new Error(`${what} is nested too deeply: at most ${kMaxDepth} levels`);
    if (is_list) {
      if (from.length > left.parts) spend('parts', from.length);  // before anything is made of it
      return Array.from(from, (item) => copy(item, depth + 1));
    }
    /** @type {Record<string, unknown>} */
    const to = {};
    const keys = Object.keys(from);
    if (keys.length > left.parts) spend('parts', keys.length);
    for (const key of keys) {
      if (kForbidden.includes(key)) throw new Error(`${what} has the key "${key}", which is not allowed`);
      spend('text', key.length);
      const item = from[key];
      if (item !== undefined) to[key] = copy(item, depth + 1);  // as JSON has it
    }
    return to;
  };
  return copy(value, 0);
}

// Of any window: an object whose prototype is none or the root of all.
/** @param {unknown} value @returns {value is Record<string, unknown>} */
function is_plain(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** @param {unknown} value */
function kind_of(value) {
  if (typeof value === 'number') return 'a number that is not finite';
  return typeof value === 'object' ? 'an object of another kind' : `a value of the type ${typeof value}`;
}
