// Elements of the dialog. Text becomes text nodes and attributes are set one by one: nothing is parsed as HTML.

/** @typedef {{ [name: string]: string | number | boolean | null | undefined | ((event: any) => void) }} Attributes Those that begin with "on" are handlers of whatever event their name says. */

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {Attributes} attributes @param {(string | Node | null | undefined | false)[]} children @returns {HTMLElementTagNameMap[Tag]} */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, String(value));
  }
  for (const child of children) if (child != null && child !== false) node.append(child);
  return node;
}

// A box to tick; changed() is told after each change.
/** @param {string} name @param {string} label @param {boolean} checked @param {() => void} changed */
export function check_box(name, label, checked, changed) {
  const box = make('input', { type: 'checkbox', name, onchange: changed });
  box.checked = checked;
  return { box, row: make('label', { class: 'share-check' }, box, make('span', {}, label)) };
}

// One of several, as a list that the browser shows in its own way. choices: [[value, text]]
/** @param {string} name @param {string} label @param {[string, string][]} choices @param {string} value @param {() => void} changed */
export function select_box(name, label, choices, value, changed) {
  const select = make('select', { name, onchange: changed }, ...choices.map(([of, text]) => make('option', { value: of }, text)));
  select.value = value;
  return { select, row: make('label', { class: 'share-field' }, make('span', { class: 'share-label' }, label), make('span', { class: 'share-select' }, select)) };
}

// One of a few, side by side.
/** @param {string} name @param {string} label @param {[string, string][]} choices @param {string} value @param {() => void} changed */
export function segments(name, label, choices, value, changed) {
  const radios = choices.map(([of]) => {
    const radio = make('input', { type: 'radio', name, value: of, onchange: changed });
    radio.checked = of === value;
    return radio;
  });
  const row = make('div', { class: 'share-segments', role: 'radiogroup', 'aria-label': label },
    ...choices.map(([, text], index) => make('label', {}, radios[index], make('span', {}, text))));
  return { row, value: () => radios.find((radio) => radio.checked)?.value ?? value };
}

// Text to be copied: the whole of it is selected by a click that selects nothing smaller.
/** @param {string} name @param {string} label @param {number} rows */
export function code_field(name, label, rows) {
  const area = make('textarea', { name, rows, readonly: true, spellcheck: 'false', autocapitalize: 'off', translate: 'no', 'aria-label': label });
  area.addEventListener('click', () => { if (area.selectionStart === area.selectionEnd) area.select(); });
  return area;
}
