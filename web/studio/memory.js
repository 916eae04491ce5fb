// The host of the core (package/lib/run.mjs) over what was dropped and what the core has written: files that lie nowhere
// but in this browser. Folders are there by what lies in them.

const kMissing = 'No such file or directory';  // the C library's words, as the command line has them

/** @param {string} a @param {string} b */
function by_bytes(a, b) {
  const encoder = new TextEncoder(), one = encoder.encode(a), other = encoder.encode(b);
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? one.length - other.length : one[at] - (other[at] ?? -1);
}

/** @template {object} Content of files: bytes, or what `read_content` makes bytes of */
export class Memory {
  /** @param {Map<string, Content | Uint8Array>} files by path, with slashes @param {(content: Content, most: number) => Uint8Array} read_content no more than `most` bytes; throws an Error with words */
  constructor(files, read_content) {
    this.files = files;
    this.read_content = read_content;
    /** What the core has written. @type {Map<string, Uint8Array>} */
    this.written = new Map();
    /** @type {Set<string>} */
    this.made = new Set();
  }

  /** @param {string} path */
  content(path) { return this.written.get(path) ?? this.files.get(path); }

  /** @param {string} folder */
  names(folder) {
    const inside = folder === '' || folder === '.' ? '' : folder.replace(/\/*$/, '/');
    const names = [...this.files.keys(), ...this.written.keys(), ...this.made].filter((path) => path.startsWith(inside) && path.length > inside.length)
      .map((path) => path.slice(inside.length).split('/')[0]);
    return [...new Set(names)].sort(by_bytes);
  }

  /** @param {string} path */
  is_directory(path) { return this.made.has(path) || this.names(path).length > 0; }

  /** @param {string} path @param {number} most */
  read(path, most) {
    const content = this.content(path);
    if (!content) throw new Error(this.is_directory(path) ? 'Is a directory' : kMissing);
    return content instanceof Uint8Array ? content.subarray(0, most) : this.read_content(content, most);
  }

  /** @returns {import('../../package/lib/run.mjs').Host} */
  host() {
    return {
      read: (path, most) => this.read(path, most),
      names: (folder) => {
        if (!this.is_directory(folder)) throw new Error(this.content(folder) ? 'Not a directory' : kMissing);
        return this.names(folder);
      },
      write: (path, bytes) => { this.written.set(path, bytes); },
      make_directory: (path) => { this.made.add(path); },
      is_there: (path) => Boolean(this.content(path)) || this.is_directory(path),
      is_regular_file: (path) => Boolean(this.content(path)),
      is_directory: (path) => this.is_directory(path),
      out: () => 0,
    };
  }
}

/**
 * The same with a folder of files that lie elsewhere. @param {import('../../package/lib/run.mjs').Host} host @param {string} folder
 * @param {string[]} names @param {(name: string, most: number) => Uint8Array} read @returns {import('../../package/lib/run.mjs').Host}
 */
export function with_folder(host, folder, names, read) {
  const sorted = [...names].sort(by_bytes);
  /** @param {string} path */
  const inside = (path) => path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '';
  return {
    ...host,
    is_directory: (path) => path === folder || host.is_directory(path),
    is_there: (path) => path === folder || sorted.includes(inside(path)) || host.is_there(path),
    names: (path) => path === folder ? sorted : host.names(path),
    read: (path, most) => sorted.includes(inside(path)) ? read(inside(path), most) : host.read(path, most),
  };
}
