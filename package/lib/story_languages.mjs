// A story in each of its languages by itself, which is what a page loads first: longer texts in one language
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

/** Its languages, its own first, then the others of titles and summaries (languages_of in src/story/read.cpp). @param {Record<string, unknown>} story */
function told_in(story) {
  const events = Array.isArray(story.events) ? story.events : [];
  const texts = [story, ...events].flatMap(({ title, summary }) => [title, summary]);
  return [...new Set([typeof story.language === 'string' ? story.language : '', ...texts.flatMap((text) => (is_object(text) ? Object.keys(text) : []))])];
}

/** language → the bytes of its file; none where the whole story is in one language anyway. @param {unknown} story @returns {Map<string, Uint8Array>} */
export function files_in_languages(story) {
  if (!is_object(story)) return new Map();
  const languages = told_in(story), whole = JSON.stringify(story);
  const told = new Map(languages.map((language) => [language, JSON.stringify(in_language(story, language, languages[0]))]));
  if ([...told.values()].every((one) => one === whole)) return new Map();
  return new Map([...told].map(([language, text]) => [language, Buffer.from(`${text}\n`)]));
}
