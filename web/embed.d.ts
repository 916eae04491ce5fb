// Types of embed.js: the element <sourceline-map>. Described in docs/EMBEDDING.md.

export type SourcelinePanel = 'story' | 'event' | 'place' | 'claims' | 'sources' | 'none';

export type SourcelineCommand =
  | { name: 'seek'; time: string }
  | { name: 'select'; event: string | null }
  | { name: 'place'; place: string | null }
  | { name: 'clock'; clock: 'happened' | 'known' }
  | { name: 'party'; party: string | null }
  /** null: not looked for; what is not named stays. At least one must be named. */
  | { name: 'filter'; q?: string | null; kind?: string | null; actor?: string | null }
  | { name: 'fly'; lon: number; lat: number; zoom: number }
  | { name: 'fit' }
  | { name: 'play' }
  | { name: 'pause' }
  | { name: 'step'; direction: 'next' | 'previous' }
  /** To a step of the story's tour, by its id. */
  | { name: 'tour'; step: string }
  /** Either of the interface or, by `texts`, of the story's texts alone. */
  | { name: 'language'; lang?: string; texts?: string }
  | { name: 'theme'; theme: 'light' | 'dark' | 'system'; accent?: string | null }
  | { name: 'panel'; panel: SourcelinePanel }
  | { name: 'load'; story: string };

export type SourcelineAnswer = { ok: true } | { ok: false; error: string };

export interface SourcelineReady {
  story: string;
  title: string;
}

export interface SourcelineEvents {
  ready: SourcelineReady;
  /** What the map shows, told when it has come to rest. */
  state: {
    state: 'ready';
    time: string;
    clock: 'happened' | 'known';
    /** The step of the tour that the moment belongs to; "" for none. */
    step: string;
    /** "" for none */
    event: string;
    /** The place that is open, never beside an event; "" for none */
    place: string;
    /** "" for all */
    party: string;
    camera: { lon: number; lat: number; zoom: number };
    panel: SourcelinePanel;
    lang: string;
    /** The language of the story's texts where it was chosen apart from `lang`; '' otherwise. */
    texts: string;
    /** What the reader searches for, and the filters by kind of event (its word, or the id of one of the story's own) and
     *  by speaker; "" for none. */
    q: string;
    kind: string;
    actor: string;
  };
  select: { event: string };
  height: { height: number };
  /** details: what is wrong with a story, problem by problem */
  error: { text: string; details?: string[] };
}

export interface SourcelineMapElement extends HTMLElement {
  /** Resolves when the map is first on the screen, which needs it in view; rejects with the reason if that fails. */
  readonly ready: Promise<SourcelineReady>;
  /** Returns its unsubscriber. */
  on<Name extends keyof SourcelineEvents>(name: Name, handler: (detail: SourcelineEvents[Name]) => void): () => void;
  /** Waits while the map is at rest, and is answered once it is live. */
  send(command: SourcelineCommand): Promise<SourcelineAnswer>;
  /** Ends the map for good; the link inside the element stays. */
  destroy(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'sourceline-map': SourcelineMapElement;
  }
}
