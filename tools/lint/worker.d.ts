// The service worker sees what web/types.d.ts says of the page, without the page.
declare const SOURCELINE_ASSETS: Record<string, string>;
declare const SOURCELINE_TOLD: readonly string[];
