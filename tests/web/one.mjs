import { launch, Viewer } from './browser.mjs';
import { start_server } from './server.mjs';
const [dist, out, path, w, h] = process.argv.slice(2);
const server = await start_server(dist);
const host = await launch(1);
const v = await Viewer.open(host, server.address, { path, width: +w, height: +h, reduced_motion: true, wait: false });
try { await v.ready(90000); await v.screenshot(out); } catch (e) { console.log('FAIL', e.message); }
await v.close(); await host.close(); server.stop();
