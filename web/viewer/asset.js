// Where the build has put a file of the site that has its hash in its address (tools/site.py).
/** @param {string} name */
export const asset = (name) => SOURCELINE_ASSETS[name] || name;
