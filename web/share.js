// The "Share and cite" dialog, loaded when it is first asked for: a link to this view, the code that
// puts it into an article, and its citation. It reads the page's snapshot, its address and the story file.
import { build_dialog } from './share/dialog.js';
import { facts_of, find_story, served_stories, story_names } from './share/story.js';
import { language_of, words_in } from './share/words.js';
import { asset } from './viewer/asset.js';

/** @type {Promise<void> | null} */
let opening = null;

/** @returns {HTMLElement | null} */
const canvas = () => document.getElementById('canvas');

// Resolves when the style has come, or cannot.
/** @returns {Promise<void>} */
function load_style() {
  if (document.getElementById('share-style')) return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement('link');
    Object.assign(link, { id: 'share-style', rel: 'stylesheet', href: asset('share.css') });
    link.onload = () => resolve();
    link.onerror = () => { link.remove(); console.warn('sourceline: share.css could not be loaded'); resolve(); };
    document.head.append(link);
  });
}

// What is said of this view: as it is now, whatever comes while the dialog is being made.
/** @returns {Promise<import('./share/types.d.ts').Context>} */
async function gather() {
  const lang = language_of(document.documentElement.lang);
  const view = { ...window.sourceline.snapshot(), lang }, href = location.href;
  const names = story_names(document.baseURI, new URL(href).searchParams.get('story'), document.querySelector('.story-link')?.getAttribute('href'), canvas()?.dataset.story);
  const [found, stories] = await Promise.all([find_story(names, view.story), served_stories()]);
  const title = document.title;
  const facts = found.story ? facts_of(found.story, view, lang)
    : { id: view.story, title, zone: '', event: '', place: '', party: '', sources: [], title_in: () => title };
  if (!stories.some(({ name }) => name === found.name)) stories.unshift({ name: found.name, title_in: facts.title_in });
  return { words: words_in(lang), view, facts, href, story_name: found.name, has_story: Boolean(found.story), stories };
}

async function open_dialog() {
  const [context] = await Promise.all([gather(), load_style()]);
  const dialog = build_dialog(context);
  dialog.addEventListener('close', () => {
    dialog.remove();
    opening = null;
    canvas()?.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}

// Resolves once the dialog is open; a second call until it is closed changes nothing.
function open() {
  opening = opening || open_dialog().catch((error) => { opening = null; throw error; });
  return opening;
}

window.sourceline_share = { open };
