// The commands of the message protocol. All but loading another story are the app's.
import { page, refusal } from './page.js';
import { own, plain_copy } from './plain.js';
import { call, read_json } from './seam.js';
import { load } from './stories.js';
import { set_theme } from './theme.js';

export async function send(given) {
  let command;
  try { command = plain_copy(given, 'the command'); } catch (error) { return refusal(error.message); }
  if (!page.app) return refusal(`the viewer is not ready: ${page.problems[0] || 'it is still loading'}`);
  if (!command || typeof own(command, 'name') !== 'string') return refusal('a command is an object with a "name"');
  try {
    if (command.name === 'load') return await load(command.story);
    const answer = read_json(call('command', JSON.stringify(command)));
    if (answer.ok && command.name === 'theme') set_theme(command.theme);
    return answer;
  } catch (error) {
    return refusal(`${command.name}: ${error.message}`);
  }
}
