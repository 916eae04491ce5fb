// Colours as texts "#rrggbb": contrast as WCAG 2.1 defines it, and the nearest shade that can be told from the paper.

/** @param {unknown} text */
export function read_colour(text) {
  const found = typeof text === 'string' && /^#?([0-9a-f]{6})$/i.exec(text);
  return found ? '#' + found[1].toLowerCase() : '';
}

/** @param {string} colour */
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
/** @param {number[]} values */
const colour_of = (values) => '#' + values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('');

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
/** @param {string} colour */
export function luminance(colour) {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// The colour itself where its contrast against the paper is enough, else as little darker (on light paper)
// or lighter (on dark paper) as it takes.
/** @param {string} colour @param {string} paper @param {number} wanted */
export function readable(colour, paper, wanted = 3) {
  if (contrast(colour, paper) >= wanted) return colour;
  const end = luminance(paper) > 0.18 ? 0 : 255;
  const from = channels(colour);
  for (let share = 1; share <= 100; ++share) {
    const shade = colour_of(from.map((value) => value + (end - value) * share / 100));
    if (contrast(shade, paper) >= wanted) return shade;
  }
  return colour_of([end, end, end]);
}
