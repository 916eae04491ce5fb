// Types that the page's scripts share: what the app tells, and the seam to WebAssembly (src/host/host_web.cpp).
// Nothing of this is built or served; ./build.sh lint types checks the scripts against it.
import type { SourcelineCommand } from './embed.js';

/** The tag of a language that the interface speaks, such as 'en': assets/words has a file for each. */
export type Language = string;
export type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number };
export type Hit = Box & { name: string };

/** What the app believes, as src/host/snapshot.cpp writes it. */
export interface Snapshot {
  version: string;
  frames: number;
  state: 'loading' | 'ready' | 'failed' | 'unsupported' | 'lost';
  time: string;
  clock: '' | 'happened' | 'known';
  story: string;
  step: string;
  event: string;
  /** The place that is open; '' for none. */
  place: string;
  party: string;
  camera: { lon: number; lat: number; zoom: number };
  viewport: { width: number; height: number; pixel_ratio: number };
  events: (Point & { id: string; drawn: boolean })[];
  /** What is drawn for events: symbols and badges; x and y are the centre. */
  symbols: (Box & { events: string[]; place: string; anchor: { lon: number; lat: number }; fill: 'claimed' | 'supported' | 'contested'; parties: string[] })[];
  labels: (Box & { text: string })[];
  /** Bars of the timeline in sight, and blocks of events whose hour no source states. */
  bars: (Box & { events: string[]; title_shown: boolean })[];
  /** Columns in place of bars: the most events in one of them, and the party of each row ("" for several, or others). */
  density: (Box & { most: number; parties: string[] }) | null;
  hits: Hit[];
  /** Where the parts stand; null for what is not there. */
  parts: { header: Box | null; map: Box | null; timeline: Box | null; scale: Box | null; credits: Box | null; panel: (Box & { scroll: { at: number; max: number } }) | null };
  panel: string;
  /** What the small dark card says of what is pointed at, line by line. */
  tooltip: string | null;
  notices: string[];
  /** What the app's own fonts lack: set by the page, or missing here, as "U+1F9FF", and shown as boxes. */
  letters: { panel: number; pieces: number; page_calls: number; missing: string[] };
  draw_calls: number;
  uploads_bytes: number;
  context_losses: number;
}

export interface Refusal { ok: false; error: string }
export type Answer = { ok: true } | Refusal;

/** What the events carry. The app names what failed `text`, the page `reason`. */
export interface EventDetail {
  text?: string;
  reason?: string;
  details?: string[];
  [key: string]: unknown;
}

/** Where a string is answered, in the app's memory. */
type Pointer = number;

/** The exports of src/host/host_web.cpp, as web/viewer/seam.js calls them: strings and bytes are handed over by it. */
export interface AppCalls {
  font(index: number, bytes: Uint8Array): void;
  start(options: string): number;
  /** Begins to read the file that lies in `room`, as a story or as the one on screen in other words; answers what `read` knows it by. */
  story(name: string): number;
  retold(): number;
  /** Reads on for so many milliseconds. 0: there is more to read; 1: taken; 2: refused; 3: another has been begun. */
  read(reading: number, at_most_ms: number): number;
  /** How much of the file has been read, from 0 to 1. */
  share_read(): number;
  /** Room for the file of a story. */
  room(size: number): Pointer;
  /** 0: it cannot be read, and the story is shown on a plain ground. */
  basemap(bytes: Uint8Array, id: string): number;
  /** The base map cannot be had; the reason names it. */
  no_basemap(id: string, reason: string): void;
  /** The words of a language, as tools/words.py writes them; why they are of no use, '' when they are. */
  words(bytes: Uint8Array): Pointer;
  no_words(tag: string, reason: string): void;
  failed(what: string, reason: string): void;
  resize(css_width: number, css_height: number, pixel_width: number, pixel_height: number): void;
  command(json: string): Pointer;
  hash(text: string): void;
  media(is_dark: boolean, is_reduced_motion: boolean, letters: number): void;
  context(is_lost: 0 | 1): void;
  search(text: string): void;
  /** Where a pointer that holds a button is outside the canvas, in CSS pixels from its corner. */
  drag(x: number, y: number): void;
  sync(): void;
  wake(): void;
}

/** The module that Emscripten makes: with each call of the above as a function of numbers alone. */
export type App = {
  HEAPU8: Uint8Array;
  _malloc(bytes: number): Pointer;
  _free(at: Pointer): void;
  _sl_snapshot(): Pointer;
} & { [Name in keyof AppCalls as `_sl_${Name}`]: (...args: number[]) => ReturnType<AppCalls[Name]> };

/** What the app asks of the page: Module["host"]. */
export interface HostCalls {
  fetch_basemap(id: string): void;
  /** The words of a language that is to be spoken. */
  fetch_words(tag: string): void;
  hash(text: string): void;
  event(name: string, json: string): void;
  open_link(url: string): void;
  copy(text: string): void;
  share(): void;
  describe(text: string): void;
  search(json: string): void;
  title(text: string, language: string, texts: string): void;
  accent(light: string, dark: string): void;
  first_frame(): void;
  /** Sets what the app's fonts lack; there once a story has needed it. */
  text?: PageText;
}

/** web/letters.js, as src/host/host_web.cpp calls it. Lengths are in device pixels, a box is left, top, width, height. */
export interface PageText {
  usable(): boolean;
  draws(code_point: number): boolean;
  measure(text: string, language: string, weight: number, em_px: number, is_rtl: number): number[];
  draw(text: string, language: string, weight: number, em_px: number, is_rtl: number, box: Int32Array): { data: Uint8ClampedArray; coloured: boolean };
  breaks(text: string, language: string): number[];
}

export interface AppOptions {
  canvas: HTMLCanvasElement;
  host: HostCalls;
  print(text: string): void;
  printErr(text: string): void;
  onAbort(reason: unknown): void;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
}

export type TwinReceiver = (text: string, is_shifted?: boolean) => void;

/** The elements of index.html that the scripts name. */
export interface PageElements {
  canvas: HTMLCanvasElement;
  viewer: HTMLElement;
  search: HTMLInputElement;
  spoken: HTMLElement;
  loading: HTMLElement;
  progress: HTMLProgressElement;
  'progress-text': HTMLElement;
  failed: HTMLElement;
  'failed-reason': HTMLElement;
  'failed-details': HTMLElement;
  unsupported: HTMLElement;
  'unsupported-reason': HTMLElement;
  lost: HTMLElement;
  retry: HTMLButtonElement;
  reload: HTMLButtonElement;
}

declare global {
  /** Addresses of what has its hash in its address, put there by esbuild (tools/site.py). */
  const SOURCELINE_ASSETS: Record<string, string>;
  const SOURCELINE_VERSION: string;
  /** What the two sets of fonts hold, as CSS has it in unicode-range (tools/fonts.sh). */
  const SOURCELINE_LETTERS: string;
  const SOURCELINE_MORE_LETTERS: string;
  /** Names of the panel's views, from src/state/view.h. */
  const SOURCELINE_VIEWS: readonly string[];
  /** The stories that are there in each of their languages by itself: "address tag tag …", their own first. */
  const SOURCELINE_TOLD: readonly string[];

  interface Window {
    sourceline: {
      ready: Promise<void>;
      snapshot(): Snapshot;
      send(command: SourcelineCommand): Promise<Answer>;
      on(name: string, handler: (detail: EventDetail) => void): () => void;
    };
    sourceline_letters?: PageText;
    sourceline_share?: { open(): Promise<void> };
    /** Of a page that holds the viewer in a frame: what it has in place of the site's files, by address (web/viewer/given.js). */
    sourceline_gives?: { file(href: string): Uint8Array | undefined; share(): void };
    sourceline_twin?: TwinReceiver;
    createSourceline: (options: AppOptions) => Promise<App>;
  }

  /** Not in every browser, and not in TypeScript's library. */
  interface Navigator {
    connection?: { saveData?: boolean };
    userAgentData?: { platform?: string };
  }
}
