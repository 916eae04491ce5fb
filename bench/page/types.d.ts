// Types of the measuring: what it leaves in the pages, and packages that are not installed when types are checked.

/** What each page tells of itself. */
interface Bench {
  /** Everything is drawn. */
  ready: Promise<void>;
  /** The kinds of steps that it knows. */
  does: string[];
  /** Resolves when the frame that shows it is finished. */
  act(step: string, value: any): Promise<void>;
}

interface Window {
  __bench: Bench;
  /** Animation frames: those still to come, how many were asked for, and the browser's own way to ask. */
  __watch: { waiting: Set<number>; count: number; ask(act: FrameRequestCallback): number };
}

interface Document {
  /** A page that lacks what is looked for fails right there. */
  getElementById(id: string): any;
}

declare module '*.css';
declare module 'esbuild';
declare module 'leaflet';
declare module 'maplibre-gl';
declare module 'topojson-client';
declare module '@deck.gl/core';
declare module '@deck.gl/extensions';
declare module '@deck.gl/layers';
