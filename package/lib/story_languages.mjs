// A story in each of the page's languages by itself, which is what a page loads first: longer texts in one language
// alone, titles and names in all, since readers search for them. As tools/story_languages.py does it.

// The keys whose value may be a text in languages (docs/STORY_FORMAT.md), but for "title" and "name".
const kLongerTexts = new Set(['summary', 'text', 'role', 'publisher', 'credit', 'answer', 'via', 'what', 'coordinates_from', 'time_label']);

/** @param {string} tag */
const primary = (tag) => tag.split('-')[0].toLowerCase();

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const is_object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries that a reader of the language would be shown: LocalText::in of src/story/model.cpp. @param {Record<string, unknown>} text @param {string} language @param {string} own */
function chosen(text, language, own) {
  for (const wanted of [language, own]) {
    const tag = wanted in text ? wanted : Object.keys(text).find((one) => primary(one) === primary(wanted));
    if (tag !== undefined) return { [tag]: text[tag] };
  }
  return Object.fromEntries(Object.entries(text).slice(0, 1));
}

/** @param {unknown} value @param {string} language @param {string} own @returns {unknown} */
function in_language(value, language, own) {
  if (Array.isArray(value)) return value.map((item) => in_language(item, language, own));
  if (!is_object(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [
    key, kLongerTexts.has(key) && is_object(item) ? chosen(item, language, own) : in_language(item, language, own),
  ]));
}

/** @param {string} address @param {string} language */
export const address_in = (address, language) => `${address.replace(/\.json$/, '')}.${language}.json`;

/** language → the bytes of its file; none where the whole story is in one language anyway. @param {unknown} story @param {string[]} languages @returns {Map<string, Uint8Array>} */
export function files_in_languages(story, languages) {
  const own = is_object(story) && typeof story.language === 'string' ? story.language : '';
  const whole = JSON.stringify(story);
  const told = new Map(languages.map((language) => [language, JSON.stringify(in_language(story, language, own))]));
  if ([...told.values()].every((one) => one === whole)) return new Map();
  return new Map([...told].map(([language, text]) => [language, Buffer.from(`${text}\n`)]));
}
