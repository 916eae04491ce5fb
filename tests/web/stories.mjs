// Changes a story of a built site as its owner would.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kTool = fileURLToPath(new URL('../../tools/story_languages.py', import.meta.url));

/** @param {string} folder of the site @param {object} story */
export function write_story(folder, story) {
  const path = join(folder, 'stories/belgorod-2023.json');
  writeFileSync(path, JSON.stringify(story));
  execFileSync('python3', [kTool, path]);
}
