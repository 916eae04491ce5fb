// Where the build has put a file of the site that has its hash in its address (tools/site.py).
/** @param {string} name */
export const asset = (name) => SOURCELINE_ASSETS[name] || name;

/** @param {string} tag */
const primary = (tag) => tag.split('-')[0].toLowerCase();

// Where the build has put a story in each of its languages by itself (tools/story_languages.py): in the first of these
// that it has, else in its own. Null for all other stories; whatever a query asks for is another file.
/** @param {URL} url @param {readonly (string | null | undefined)[]} wanted */
export function told_in(url, wanted) {
  const folder = new URL('.', document.baseURI).href;
  const [name, ...tags] = SOURCELINE_TOLD.map((told) => told.split(' ')).find(([one]) => folder + one === url.href) || [];
  if (!name) return null;
  /** @param {string} tag */
  const serving = (tag) => tags.find((one) => one === tag) || tags.find((one) => primary(one) === primary(tag));
  const language = wanted.map((tag) => (tag ? serving(tag) : undefined)).find(Boolean) || tags[0];
  return { language, url: new URL(folder + name.replace(/json$/, language + '.json')) };
}
