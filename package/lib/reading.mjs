// Which of several files are the story, and what the core says of it: the same in Node (folder.mjs) and in the browser
// (web/studio).
import { Complaint, kStoryErrors } from './complaint.mjs';

/** @typedef {{ severity: 'error' | 'warning', path: string, line: number, column: number, text: string }} Problem */
/** @typedef {{ events: number, claims: number, sources: number, errors: number, warnings: number }} Counts errors: those that are not listed, too */
/** @typedef {{ problems: Problem[], ok: boolean, counts: Counts }} Checked */
/** @typedef {(args: string[]) => import('./run.mjs').Answer} Ask the core */

const kSheetNames = /^(.*-\s*)?(story|events|claims|sources|places|actors|parties|questions|tour)\.(csv|tsv)$/i;  // as src/sheets/table.cpp has them
const kWorkbook = /\.xlsx$/i;

/** Whether a JSON file says that it is one. @param {string} text */
export const says_story = (text) => /"format"\s*:\s*"sourceline-story"/.test(text);

/**
 * The story among what lies in a folder. @param {string} path the folder @param {string[]} names @param {(name: string) => boolean} is_story
 * @returns {{ name: string, sheets: boolean }} name: '' where the folder itself is the sheets
 */
export function story_among(path, names, is_story) {
  const stories = names.filter((name) => /\.json$/i.test(name) && is_story(name));
  if (stories.includes('story.json')) return { name: 'story.json', sheets: false };
  if (stories.length === 1) return { name: stories[0], sheets: false };
  if (stories.length > 1) throw new Complaint(`'${path}' holds several stories (${stories.join(', ')}); name the one that is meant, or call it story.json`);
  if (names.some((name) => kSheetNames.test(name))) return { name: '', sheets: true };
  const books = names.filter((name) => kWorkbook.test(name) && !name.startsWith('~$'));  // Excel's note that it is open
  if (books.length === 1) return { name: books[0], sheets: true };
  if (books.length > 1) throw new Complaint(`'${path}' holds several workbooks (${books.join(', ')}); name the one that is meant`);
  throw new Complaint(`'${path}' holds no story: neither a story.json nor sheets such as events.csv and claims.csv`);
}

/** The name that a story has in a site, of a file's or a folder's name without its ending. @param {string} own */
export const plain_name = (own) => own.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'story';

/** Of whatever ended otherwise than well. @param {import('./run.mjs').Answer} answer */
const said = ({ err }) => err.replace(/^sourceline: /, '').trim();

/** Throws for what cannot be read at all. @param {Ask} ask @param {string} path @param {string[]} options @returns {Checked} */
export function check(ask, path, options) {
  const answer = ask(['check', '--json', ...options, '--', path]);
  if (!answer.out) throw new Complaint(said(answer));
  const [checked] = JSON.parse(answer.out);
  if (answer.status !== 0 && answer.status !== kStoryErrors) throw new Complaint(checked.problems[0].text);
  return checked;
}

/** Writes the story that sheets make. @param {Ask} ask @param {string} path @param {string} out @param {string[]} options */
export function import_sheets(ask, path, out, options) {
  const answer = ask(['import', path, '-o', out, ...options]);
  if (answer.status !== 0) throw new Complaint(said(answer), kStoryErrors);
}

/** JSON has no byte order mark, which some editors put first. @param {Uint8Array} bytes */
export const without_mark = (bytes) => bytes.subarray(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

/** "story.json:12:5", or the folder of sheets, whose row and column are in the problem's path. @param {string} file @param {Problem} problem */
export const place_of = (file, problem) => problem.column === 0 ? file : `${file}:${problem.line}:${problem.column}`;

/** "story.json:12:5: error: …", or as a sheet says it. @param {string} file @param {Problem} problem */
export const line_of = (file, problem) => `${place_of(file, problem)}: ${problem.severity}: ${problem.path ? `${problem.path}: ` : ''}${problem.text}`;
