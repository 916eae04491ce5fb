// What a person is told who asked for what cannot be done: a sentence, and the exit status.

/** 0 good, 1 a story has errors, 2 wrong usage or a file that cannot be read or written: as the core has them. */
export const kGood = 0, kStoryErrors = 1, kUsage = 2;

export class Complaint extends Error {
  /** @param {string} what @param {number} [status] */
  constructor(what, status = kUsage) {
    super(what);
    this.status = status;
  }
}

/** The C library's words, which the native command line has. @type {Record<string, string>} */
const kWords = {
  EACCES: 'Permission denied', EEXIST: 'File exists', EISDIR: 'Is a directory', ELOOP: 'Too many levels of symbolic links',
  EMFILE: 'Too many open files', ENAMETOOLONG: 'File name too long', ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device', ENOTDIR: 'Not a directory', EPERM: 'Operation not permitted', EROFS: 'Read-only file system',
  EIO: 'Input/output error', EBUSY: 'Device or resource busy', ENOTEMPTY: 'Directory not empty',
};

/** @param {unknown} error @returns {string} */
export function words_of(error) {
  const { code, message } = /** @type {{ code?: string, message?: string }} */ (error);
  return (code && kWords[code]) || message || String(error);
}

/** Does something with a file or folder, and says which when it cannot be done. @template T @param {string} what @param {string} path @param {() => T} work @returns {T} */
export function or_complain(what, path, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`cannot ${what} '${path}': ${words_of(error)}`);
  }
}
