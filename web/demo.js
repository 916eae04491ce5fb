// The demonstration article: the paragraph that is being read tells the map where and when to be.
// A step speaks only when another one takes its place, so a reader who moves the map is left alone.

const map = /** @type {import('./embed.js').SourcelineMapElement} */ (document.getElementById('map'));
/** @type {HTMLElement[]} */
const steps = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.step'))];
const stacked = matchMedia('(max-width: 899px)');  // the map on top of the text: read below it
/** @type {HTMLElement | null} */
let active = null;

/** @param {HTMLElement} step */
function show(step) {
  if (step === active) return;
  if (active) active.removeAttribute('aria-current');
  active = step;
  step.setAttribute('aria-current', 'step');
  // All at once, so that the map goes from one picture to the next and not through those between.
  for (const command of commands_of(step)) {
    map.send(command).then((answer) => { if (!answer.ok) console.warn(`demo: ${JSON.stringify(command)} was refused: ${answer.error}`); });
  }
}

/** @param {HTMLElement} step */
function commands_of(step) {
  /** @type {import('./embed.js').SourcelineCommand[]} */
  const commands = JSON.parse(step.dataset.commands || '[]');
  if (!stacked.matches) return commands;
  for (const command of commands) if (command.name === 'fly') command.zoom -= 0.8;  // a smaller map
  const select = commands.findIndex(({ name }) => name === 'select');
  commands.splice(select + 1, 0, { name: 'panel', panel: 'none' });  // the text below says it already
  return commands;
}

// A band of the viewport at the height of the eye. Between two paragraphs the last one stays.
/** @type {IntersectionObserver | null} */
let observer = null;
function watch() {
  if (observer) observer.disconnect();
  observer = new IntersectionObserver((entries) => {
    const entered = entries.filter((entry) => entry.isIntersecting);
    if (entered.length) show(/** @type {HTMLElement} */ (entered[entered.length - 1].target));
  }, { rootMargin: stacked.matches ? '-70% 0px -29% 0px' : '-50% 0px -49% 0px' });
  for (const step of steps) observer.observe(step);
}
if ('send' in map) {  // or else embed.js did not come, and the link in its place must do
  stacked.addEventListener('change', watch);
  watch();
}

// The snippets name the site that this article lies on, so that they can be pasted as they are.
for (const code of document.querySelectorAll('pre code')) {
  code.textContent = code.textContent.replaceAll('https://example.org/map/', new URL('.', location.href).href);
}
