// The map beside the problems: the viewer in a frame of this site. It asks this page for the story, which lies on no
// server (web/viewer/given.js).
import * as words from '../../build/words.js';
import { asked_language } from './language.js';
import { say } from './words.js';

/** @typedef {NonNullable<import('./types.d.ts').Told['good']>} Good */
/** @typedef {import('../types.d.ts').Snapshot} Snapshot */

const narrow = matchMedia('(max-width: 799px)');  // as studio.css has it: there one finger scrolls to the problems

export class StoryMap {
  /** @param {HTMLElement} stage @param {{ wrong(text: string): void, opened(window: Window): void }} told */
  constructor(stage, told) {
    this.stage = stage;
    this.told = told;
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    this.count = 0;
    /** Stories by address: the one that is shown, and the one that is on its way. @type {Map<string, Uint8Array>} */
    this.stories = new Map();
    /** Base maps that the frame may have asked this page for. @type {Map<string, Uint8Array | null>} */
    this.basemaps = new Map();
    window.sourceline_gives = {
      file: (href) => this.stories.get(href) ?? this.basemap(href),
      share: () => told.wrong(say(words.studio_no_share)),
    };
  }

  /** @param {string} href */
  basemap(href) {
    const [, id] = /\/basemaps\/([^/]+)\.json$/.exec(new URL(href).pathname) || [];
    return id === undefined ? undefined : this.basemaps.get(decodeURIComponent(id)) ?? undefined;
  }

  /** Whether the frame may hold another map under the name of this one. @param {Good} good */
  has_other_basemap({ story, basemap }) {
    const id = basemap ? basemap.id : String(JSON.parse(new TextDecoder().decode(story)).basemap), before = this.basemaps.get(id);
    if (before === undefined) return false;
    return !basemap || !before ? Boolean(basemap || before) : before.length !== basemap.bytes.length || before.some((byte, at) => byte !== basemap.bytes[at]);
  }

  /** @param {Good} good */
  async show(good) {
    const story = `studio/${++this.count}.json`;  // which the site is asked with: no name of anybody's is in it
    const viewer = this.frame?.contentWindow?.sourceline, now = viewer?.snapshot();
    const anew = !viewer || !now || now.state !== 'ready' || this.has_other_basemap(good);
    if (anew) this.basemaps.clear();
    this.basemaps.set(good.basemap ? good.basemap.id : String(JSON.parse(new TextDecoder().decode(good.story)).basemap), good.basemap ? good.basemap.bytes : null);
    this.stories.set(new URL(story, document.baseURI).href, good.story);
    while (this.stories.size > 2) this.stories.delete([...this.stories.keys()][0]);
    if (anew) {
      this.open(story);
      return;
    }
    const answer = await viewer.send({ name: 'load', story });
    if (answer.ok) await this.go_back_to(now);
    else this.told.wrong(say(words.studio_map_refused, { why: answer.error }));
  }

  /** @param {string} story */
  open(story) {
    const frame = document.createElement('iframe');
    frame.title = say(words.studio_map_title);
    frame.allow = 'clipboard-write; fullscreen';
    frame.src = `./?${new URLSearchParams({ story, ...asked_language ? { lang: asked_language } : {}, ...narrow.matches ? { embed: '1' } : {} })}`;
    frame.addEventListener('load', () => { if (frame.contentWindow) this.told.opened(frame.contentWindow); });
    if (this.frame) this.frame.replaceWith(frame);
    else this.stage.append(frame);
    this.frame = frame;
  }

  /** Whoever mends a story wants to see the same spot again. What the new one does not have is passed over. @param {Snapshot} before */
  async go_back_to(before) {
    const viewer = this.frame?.contentWindow?.sourceline;
    if (!viewer || viewer.snapshot().story !== before.story) return;
    const { time, clock, event, place, panel, camera } = before;
    if (clock) await viewer.send({ name: 'clock', clock });
    await viewer.send({ name: 'seek', time });
    if (event) await viewer.send({ name: 'select', event });
    if (place) await viewer.send({ name: 'place', place });
    await viewer.send({ name: 'panel', panel: /** @type {import('../embed.js').SourcelinePanel} */ (panel) });
    await viewer.send({ name: 'fly', ...camera });
  }
}
