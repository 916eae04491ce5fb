// Makes the posters of the stories, assets/posters/<id>.png, from the built site in a headless Chromium:
//   node tools/poster.mjs [DIST] [STORY...]
// They are committed; make one anew when its story or the look of the map has changed.
// Needs what the browser tests need (npm ci --prefix tests/web) and Debian's pngquant.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, Viewer } from '../tests/web/browser.mjs';
import { start_server } from '../tests/web/server.mjs';

const kWidth = 1200, kHeight = 630;  // what the readers of Open Graph show in full
const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const dist = resolve(process.argv[2] || join(root, 'dist'));
const asked = process.argv.slice(3);
/** @type {{ story: string }[]} */
const listed = JSON.parse(readFileSync(join(dist, 'stories/index.json'), 'utf8'));
const names = listed.map(({ story }) => basename(story, '.json'));

const server = await start_server(dist);
const host = await launch();
try {
  mkdirSync(join(root, 'assets/posters'), { recursive: true });
  for (const name of asked.length ? asked : names) {
    const viewer = await Viewer.open(host, server.address, {
      path: `?story=stories/${encodeURIComponent(name)}.json&embed=1&panel=none&theme=light`, width: kWidth, height: kHeight,
    });
    // The map alone: a frame of another shape cuts from its sides and from no words. The address fits it once more,
    // to the height that it has when its other parts have theirs.
    let { map } = (await viewer.snapshot()).parts;
    // A higher page may have a higher timeline, too.
    for (let height = kHeight; map.height < kHeight; ({ map } = (await viewer.settled()).parts)) {
      height += kHeight - map.height;
      await viewer.resize(kWidth, height);
      await viewer.must({ name: 'fit' });
    }
    if (map.width !== kWidth || map.height !== kHeight) throw new Error(`the map is ${map.width} by ${map.height} and not ${kWidth} by ${kHeight}`);
    const path = join(root, `assets/posters/${name}.png`);
    const picture = await viewer.page.screenshot({ clip: map });
    writeFileSync(path, execFileSync('pngquant', ['--strip', '--speed', '1', '-'], { input: picture, maxBuffer: 1 << 26 }));
    await viewer.close();
    console.log(`${path}: ${statSync(path).size.toLocaleString('en')} bytes`);
  }
} finally {
  await host.close();
  server.stop();
}
