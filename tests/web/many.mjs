// node many.mjs DIST OUT 'name|path|w|h|ratio|scheme' ...
import { launch, Viewer } from './browser.mjs';
import { start_server } from './server.mjs';
import { mkdirSync } from 'node:fs';
const [dist, out, ...shots] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const server = await start_server(dist);
const host = await launch(1);
for (const s of shots) { const [name, path, w, h, ratio, touch] = s.split('|');
const v = await Viewer.open(host, server.address, { path, width: +w, height: +h, ratio: +(ratio || 1), touch: touch === 'touch', reduced_motion: true, wait: false });
try { await v.ready(90000); await v.screenshot(`${out}/${name}.png`); } catch (e) { console.log('FAIL', name, e.message); }
await v.close(); }
await host.close(); server.stop();
