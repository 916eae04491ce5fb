// Types of what embed.js and its modules share. What articles may rely on is in ../embed.d.ts.
import type { SourcelineMapElement } from '../embed.js';

/** What the map came to, by key of the address. */
export type Kept = Record<string, string | null>;

/** The element as its own modules see it; its private members end in "_". */
export interface MapElement extends SourcelineMapElement {
  frame_: HTMLIFrameElement | null;
  home_?: URL | null;
  kept_: Kept;
  seen_: number;
  near_?: boolean;
  in_view_: boolean;
  failed_?: boolean;
  asked_?: boolean;
  start_(): void;
  rest_(): void;
  wrong_(text: string): void;
  receive_(event: MessageEvent): void;
}
