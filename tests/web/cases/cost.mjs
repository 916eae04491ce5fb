// What a change costs, in what can be counted: frames, and questions to the graphics card.
import assert from 'node:assert/strict';

// A browser remembers these itself; any other question waits until all that was drawn before is finished.
const kRemembered = ['ACTIVE_TEXTURE', 'CURRENT_PROGRAM', 'TEXTURE_BINDING_2D', 'SAMPLER_BINDING', 'ARRAY_BUFFER_BINDING', 'VERTEX_ARRAY_BINDING', 'VIEWPORT', 'FRAMEBUFFER_BINDING', 'DRAW_FRAMEBUFFER_BINDING', 'READ_FRAMEBUFFER_BINDING'];
const kWaiting = ['getError', 'finish', 'readPixels', 'getBufferSubData', 'clientWaitSync', 'isProgram', 'isTexture', 'isBuffer'];

/** @type {import('../types.d.ts').Cases} */
export default {
  async 'a step in time draws a frame or two and asks nothing of the graphics card that it would have to wait for'({ open }) {
    const viewer = await open({ reduced_motion: true, prepare: async (viewer) => {
      await viewer.page.evaluateOnNewDocument((waiting) => {
        const gl = WebGL2RenderingContext.prototype;
        const names = new Map(Object.keys(gl).map((name) => [Reflect.get(WebGL2RenderingContext, name), name]));
        /** @type {string[]} */
        const asked = [];
        Object.assign(window, { asked });
        const parameter = gl.getParameter;
        gl.getParameter = /** @this {WebGL2RenderingContext} @param {number} what */ function (what) { asked.push(names.get(what) ?? String(what)); return parameter.call(this, what); };
        for (const name of waiting) {
          const answer = Reflect.get(gl, name);
          Reflect.set(gl, name, /** @this {WebGL2RenderingContext} @param {unknown[]} given */ function (...given) { asked.push(name); return answer.apply(this, given); });
        }
      }, kWaiting);
    } });
    const { frames } = await viewer.settled();
    /** @type {number[]} */
    const drawn = [];
    await viewer.page.evaluate(() => { Reflect.get(window, 'asked').length = 0; });
    for (const time of ['2023-05-23T12:00+03:00', '2023-05-23T12:01+03:00', '2023-05-22T09:00+03:00', '2023-05-22T09:01+03:00']) {
      await viewer.must({ name: 'seek', time });
      drawn.push((await viewer.settled()).frames);
    }
    const counts = drawn.map((count, i) => count - (i ? drawn[i - 1] : frames));
    assert.ok(counts.every((count) => count === 1 || count === 2), `frames: ${counts}`);
    assert.equal(counts[1], 1, 'a minute later there is nothing but another moment');
    const asked = await viewer.page.evaluate(() => Reflect.get(window, 'asked'));
    assert.ok(asked.length > 0, 'the questions were not counted');
    assert.deepEqual([...new Set(asked)].filter((name) => !kRemembered.includes(name)), []);
  },
};
