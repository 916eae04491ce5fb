// The commands of the message protocol. All but loading another story are the app's.
import { last_delivery } from './app_words.js';
import { message_of, page, refusal } from './page.js';
import { own, plain_copy } from './plain.js';
import { call, read_json } from './seam.js';
import { load } from './stories.js';
import { set_theme } from './theme.js';

/** What comes in is an object with a name; what else it holds is for the app to judge. @typedef {{ name: string, [key: string]: unknown }} Command */

/** @param {unknown} value @returns {value is Command} */
const is_command = (value) => typeof own(value, 'name') === 'string';

/** @param {unknown} given @returns {Promise<import('../types.d.ts').Answer>} */
export async function send(given) {
  /** @type {unknown} */
  let command;
  try { command = plain_copy(given, 'the command'); } catch (error) { return refusal(message_of(error)); }
  if (!page.app) return refusal(`the viewer is not ready: ${page.problems[0] || 'it is still loading'}`);
  if (!is_command(command)) return refusal('a command is an object with a "name"');
  try {
    if (command.name === 'load') return await load(command.story);
    const before = last_delivery();
    const answer = read_json(call('command', JSON.stringify(command)));
    if (answer.ok && command.name === 'theme') set_theme(command.theme);
    // A language is spoken once its words have come.
    const missing = last_delivery() === before ? '' : await last_delivery();
    return missing ? refusal(`${command.name}: ${missing}`) : answer;
  } catch (error) {
    return refusal(`${command.name}: ${message_of(error)}`);
  }
}
