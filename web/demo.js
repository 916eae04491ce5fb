// The demonstration article: the paragraph that is being read is a step of the map's own tour, and tells the map so.
// A step speaks only when another one takes its place, so a reader who moves the map is left alone.

const map = /** @type {import('./embed.js').SourcelineMapElement} */ (document.getElementById('map'));
/** @type {HTMLElement[]} */
const steps = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.step'))];
const stacked = matchMedia('(max-width: 899px)');  // the map on top of the text: read below it
/** @type {HTMLElement | null} */
let active = null;

/** @param {import('./embed.js').SourcelineCommand} command */
function send(command) {
  map.send(command).then((answer) => { if (!answer.ok) console.warn(`demo: ${JSON.stringify(command)} was refused: ${answer.error}`); });
}

/** @param {HTMLElement} step */
function show(step) {
  if (step === active) return;
  if (active) active.removeAttribute('aria-current');
  active = step;
  step.setAttribute('aria-current', 'step');
  if (stacked.matches) send({ name: 'panel', panel: 'none' });  // the text below says it already
  send({ name: 'tour', step: step.dataset.step || '' });
}

// The last step that has come up to the height of the eye, however far the page has jumped: between two steps it is
// the one above, before all of them the first.
function read() {
  asked = 0;
  const eye = innerHeight * (stacked.matches ? 0.7 : 0.5);
  show([...steps].reverse().find((step) => step.getBoundingClientRect().top <= eye) || steps[0]);
}
let asked = 0;
const read_soon = () => { asked ||= requestAnimationFrame(read); };
if ('send' in map && steps.length) {  // or else embed.js did not come, and the link in its place must do
  for (const event of ['scroll', 'resize', 'load']) addEventListener(event, read_soon, { passive: true });
  read_soon();
}

// The snippets name the site that this article lies on, so that they can be pasted as they are.
for (const code of document.querySelectorAll('pre code')) {
  code.textContent = code.textContent.replaceAll('https://example.org/map/', new URL('.', location.href).href);
}
