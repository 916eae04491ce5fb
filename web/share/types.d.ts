// Types of the "Share and cite" dialog.
import type { Language, Snapshot } from '../types.d.ts';
import type { words_in } from './words.js';

export type LocalText = string | Record<string, string> | undefined;

/** What the dialog reads of a story file: as it may be, not yet checked. */
export interface Story {
  id: string;
  title: LocalText;
  language: string;
  time_label?: LocalText;
  events?: { id: string; title: LocalText }[];
  places?: { id: string; name: LocalText }[];
  parties?: { id: string; name: LocalText }[];
  claims?: { event: string; source: string }[];
  sources?: StorySource[];
}

export interface StorySource {
  id: string;
  title: LocalText;
  publisher?: LocalText;
  credit?: LocalText;
  published?: unknown;
  url?: unknown;
  archived_url?: unknown;
}

export interface Source {
  number: number;
  id: string;
  title: string;
  publisher: string;
  credit: string;
  published: string;
  url: string;
}

/** What the file states; "" for what it does not. */
export interface Facts {
  id: string;
  title: string;
  zone: string;
  event: string;
  place: string;
  party: string;
  sources: Source[];
  title_in(lang: string): string;
}

/** What the page's snapshot says, and in which language. */
export type View = Snapshot & { lang: Language };

export interface Served {
  name: string;
  title_in(lang: string): string;
}

export interface Context {
  words: ReturnType<typeof words_in>;
  view: View;
  facts: Facts;
  href: string;
  story_name: string;
  has_story: boolean;
  stories: Served[];
}

/** What of a view its link keeps. */
export interface Kept {
  moment: boolean;
  event: boolean;
  party: boolean;
  map: boolean;
  filters: boolean;
  panel: boolean;
  lang: Language | '';
}

export interface StoryOptions {
  story: string;
  lang: string;
  theme: string;
  panel: string;
  time: string;
  step?: string;
  clock: string;
  event: string;
  place: string;
  party: string;
}

export interface SnippetOptions extends StoryOptions {
  title: string;
  own_lang: Language;
  height: number;
}

export interface Citation {
  view: View;
  facts: Facts;
  accessed: string;
  link: string;
  lang: Language;
}

/** One page of the dialog: what it shows, and the field that its button copies. */
export interface Tab {
  body: HTMLElement;
  field: HTMLTextAreaElement;
}
