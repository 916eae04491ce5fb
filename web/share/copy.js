// Copies what a field shows. Called within the reader's click.

/** @param {HTMLTextAreaElement} field */
function by_selection(field) {
  field.focus({ preventScroll: true });
  field.select();
  try { return document.execCommand('copy'); } catch { return false; }
}

// Resolves to whether it is on the clipboard; if not, the field's text is left selected.
/** @param {HTMLTextAreaElement} field */
export async function copy_field(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return by_selection(field);  // no clipboard for this frame, or none at all
  }
}

export function copy_keys() {
  const platform = navigator.userAgentData?.platform || navigator.platform || '';
  return /mac|iphone|ipad/i.test(platform) ? '⌘C' : 'Ctrl+C';
}
