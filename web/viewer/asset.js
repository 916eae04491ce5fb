// Where the build has put a file of the site that has its hash in its address (tools/site.py).
/** @param {string} name */
export const asset = (name) => SOURCELINE_ASSETS[name] || name;

// Where the build has put a story in one language by itself (tools/story_languages.py); null for all others. Whatever
// a query asks for is another file.
/** @param {URL} url @param {string} language */
export function told_in(url, language) {
  const folder = new URL('.', document.baseURI).href;
  const name = SOURCELINE_TOLD.find((told) => folder + told === url.href);
  return name ? new URL(folder + name.replace(/json$/, language + '.json')) : null;
}
