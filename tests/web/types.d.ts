// Types of the browser tests: what a test is given, and what they leave in the pages that they open.
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { SourcelineCommand, SourcelineMapElement } from '../../web/embed.js';
import type { Snapshot } from '../../web/types.d.ts';
import type { Viewer } from './browser.mjs';

/** A browser with one device pixel ratio, from launch(). */
export interface Host {
  browser: Browser;
  scale: number;
  close(): Promise<void>;
}

/** What Viewer.open takes; browser.mjs says what each is for. */
export interface Settings {
  path?: string;
  width?: number;
  height?: number;
  scale?: number;
  dark?: boolean;
  reduced_motion?: boolean;
  touch?: boolean;
  wait?: boolean;
  expects_errors?: boolean;
  service_worker?: 'used';
  prepare?(viewer: Viewer): unknown;
}

/** A row of a table of the story file. */
export type Row = { id: string; [key: string]: any };

/** The story that is served, as far as tests read it: a file, whose keys the format describes. */
export interface StoryFile {
  id: string;
  language: string;
  title: any;
  actors: Row[];
  checks: Row[];
  claims: Row[];
  events: Row[];
  parties: Row[];
  places: Row[];
  questions: Row[];
  sources: Row[];
  tour: Row[];
  [key: string]: any;
}

export interface Context {
  address: string;
  dist: string;
  root: string;
  story: StoryFile;
  browser(scale?: number): Promise<Host>;
  shot(name: string): string;
  open(settings?: Settings): Promise<Viewer>;
}

/** A file of tests: each by the sentence that it holds the site to. */
export type Cases = Record<string, (context: Context) => Promise<void>>;

export type Point = { x: number; y: number };

/** What another server answers at a path. */
export interface CannedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  closed?: boolean;
}

declare global {
  /** Short names for what the files of tests hand about. */
  namespace Web {
    type Article = import('./embedding.mjs').Article;
    type Box = import('../../web/types.d.ts').Box;
    type Context = import('./types.d.ts').Context;
    type Frame = import('puppeteer-core').Frame;
    /** An article with the viewer in frames. */
    type Guest = Awaited<ReturnType<typeof import('./article.mjs').open_article>>;
    type Hit = import('../../web/types.d.ts').Hit;
    type HTTPRequest = import('puppeteer-core').HTTPRequest;
    type Host = import('./types.d.ts').Host;
    type Page = import('puppeteer-core').Page;
    type Point = import('../../web/types.d.ts').Point;
    type Served = Awaited<ReturnType<typeof import('./embedding.mjs').serve_articles>>;
    type Settings = import('./types.d.ts').Settings;
    type Snapshot = import('../../web/types.d.ts').Snapshot;
    type Story = import('./types.d.ts').StoryFile;
    type Viewer = import('./browser.mjs').Viewer;
  }

  interface Window {
    /** Whatever a test has put into the page under a name of its own. */
    [mark: string]: any;
  }

  /** A test that does not find what it looks for in a page fails right there, which is what it is for. */
  interface ParentNode {
    querySelector(selectors: string): any;
    querySelectorAll(selectors: string): NodeListOf<any>;
  }
  interface NonElementParentNode {
    getElementById(id: string): any;
  }
  interface Document {
    getElementById(id: string): any;
  }
}
