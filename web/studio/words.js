// What the studio says from its scripts. What stands in the page from the start is in web/studio.html. {…} is filled in.

export const words = {
  map_title: 'The map of your story',
  reading: 'Reading {name} …',
  still_reading: 'Still reading {name}; large stories take a while. You can drop another one meanwhile.',
  good: '{file}: no errors',
  good_with_warnings: '{file}: no errors, {warnings} to look at',
  not_good: '{file}: {errors} to mend',
  not_good_with_warnings: '{file}: {errors} to mend, {warnings} to look at',
  read: '{events}, {claims}, {sources}',
  unlisted: 'and {count} more',
  events: ['1 event', '{count} events'],
  claims: ['1 claim', '{count} claims'],
  sources: ['1 source', '{count} sources'],
  errors: ['1 error', '{count} errors'],
  warnings: ['1 thing', '{count} things'],
  old_map: 'The map still shows the last version without errors.',
  no_map_yet: 'The map appears once the errors are mended.',
  no_basemap: 'If the base map is your own, drop it together with the story, or the folder that holds both.',
  download_story: 'Download the story ({name})',
  download_ids: 'Download the ids ({name})',
  ids_of_folder: 'Put {name} into your folder of sheets, and drop it with them next time. Then every event keeps its id, and links to it stay good, even when you change its title.',
  ids_of_workbook: 'Keep {name} beside your workbook, and drop both together next time. Then every event keeps its id, and links to it stay good, even when you change its title.',
  no_share: 'This story is in your browser alone, so there is no address to share yet. Download it and publish it first.',
  map_refused: 'The map cannot show this story: {why}',
  nothing: 'There is no file in what was dropped.',
  too_many: 'That folder holds more than {most} files. Drop the folder of the story alone.',
  none_is_story: 'None of this is a story: {names}. A story is a JSON file, a folder of sheets such as events.csv and claims.csv, or a workbook with such sheets.',
  and_others: '{names} and {count} others',
  several_folders: 'These are several folders: {names}. Drop one story at a time.',
  several_stories: 'These are several stories: {names}. Drop one at a time.',
  unreadable: 'it cannot be read; perhaps it has changed since you dropped it. Drop it again',
  no_example: 'This site’s own story could not be loaded: {why}.',
  no_reader: 'The reader could not be loaded: {why}. Load this page anew.',
  reader_stopped: 'The reader stopped: {why}. The story may be too large for the memory of this browser; “sourceline check” on the command line reads it, too.',
  no_answer: 'the site does not answer',
  from_disk: 'Browsers let this page read stories only when it comes from a web server, not from a file. Run “sourceline dev”, or open the page on its site.',
};

/** @param {string} text @param {Record<string, string | number>} [values] */
export const filled = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);

/** @param {string[]} forms @param {number} count */
export const counted = (forms, count) => filled(forms[count === 1 ? 0 : 1], { count });

/** The first few of many. @param {string[]} names */
export function listed(names) {
  const kMost = 4, first = names.slice(0, kMost).join(', ');
  return names.length > kMost ? filled(words.and_others, { names: first, count: names.length - kMost }) : first;
}
