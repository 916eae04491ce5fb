// The script twin of a file, for pages without an origin, which may not fetch their own files; bytes as tools/twin.py
// makes them.
const kShift = 0x23;  // leaves no control character, quote or line end to escape

/** @param {Uint8Array} bytes @returns {string} */
export function twin_of(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // As Python writes a string: what JSON.stringify escapes beyond that does not occur in well-formed text, but DEL.
    return `sourceline_twin(${JSON.stringify(text)})\n`;
  } catch {
    const shifted = [...bytes].map((byte) => String.fromCharCode(byte + kShift)).join('');
    return `sourceline_twin("${shifted.replaceAll('\\', '\\\\')}",1)\n`;
  }
}
