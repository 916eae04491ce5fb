// The workers see what web/types.d.ts says of the page, without the page.
declare const SOURCELINE_ASSETS: Record<string, string>;
declare const SOURCELINE_TOLD: readonly string[];
/** What core.js leaves in the studio's worker. */
interface WorkerGlobalScope { sourceline_core: import('../../package/lib/run.mjs').Compiled['make'] }
