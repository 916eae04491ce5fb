// What the page of the studio and its worker say to each other.

/** A file that was dropped or chosen, with its path below what was dropped: "my-story/claims.csv". */
export interface Dropped { path: string; file: File }

export type Encoding = 'utf-8' | 'windows-1251' | 'windows-1252';

/** To the worker. */
export interface Job {
  /** Counts what was dropped: an answer to an earlier one comes too late. */
  turn: number;
  /** The tag of the language that the page speaks. */
  lang: string;
  /** The address of the site's folder. */
  site: string;
  dropped: Dropped[];
  encoding: Encoding;
}

/** What the core says, in its order. `place` is "story.json:12:5" or the name of what holds the sheets. */
export interface Line { severity: 'error' | 'warning'; place: string; path: string; text: string }

export interface NamedFile { name: string; bytes: Uint8Array }

/** A story that was read, good or not. */
export interface Told {
  turn: number;
  kind: 'told';
  /** As the core names it: the file, or the folder of sheets. */
  file: string;
  lines: Line[];
  counts: { events: number; claims: number; sources: number; errors: number; warnings: number };
  /** What is shown and may be kept; null while there are errors. */
  good: { name: string; story: Uint8Array; ids: NamedFile | null; basemap: { id: string; bytes: Uint8Array } | null; of_sheets: boolean } | null;
}

/** Nothing could be read as a story. `lang`: the language of `why`. */
export interface Refused { turn: number; kind: 'refused'; why: string; lang: string }

export type FromWorker = Told | Refused;

/** The elements of studio.html that the scripts name. */
export interface StudioElements {
  drop: HTMLElement;
  files: HTMLInputElement;
  folder: HTMLInputElement;
  'choose-files': HTMLButtonElement;
  'choose-folder': HTMLButtonElement;
  example: HTMLButtonElement;
  status: HTMLElement;
  result: HTMLElement;
  verdict: HTMLElement;
  counts: HTMLElement;
  hints: HTMLElement;
  encoding: HTMLSelectElement;
  'encoding-field': HTMLElement;
  problems: HTMLUListElement;
  downloads: HTMLElement;
  'download-story': HTMLAnchorElement;
  'download-ids': HTMLAnchorElement;
  'ids-note': HTMLElement;
  stage: HTMLElement;
  'stage-note': HTMLElement;
  waiting: HTMLElement;
  veil: HTMLElement;
}
