// A page of this very site that holds the viewer in a frame may give it files that lie on no server, such as a story
// that was dropped on it (web/studio). What other origins have is out of reach, here as everywhere.

/** @returns {Window['sourceline_gives']} */
export function giver() {
  try { return window.parent.sourceline_gives; } catch { return undefined; }
}

/** @param {URL} url */
export const given = (url) => giver()?.file(url.href);
