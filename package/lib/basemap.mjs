// sourceline basemap: bakes a base map of any region with the Python programs beside it, which want Debian's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Complaint, kGood, kUsage } from './complaint.mjs';
import { kPackage } from './kit.mjs';

const kBake = fileURLToPath(new URL('basemap/bake.sh', kPackage));

/** @param {string[]} args as bake.sh takes them @returns {number} the exit status */
export function basemap(args) {
  if (process.platform === 'win32' || !existsSync('/etc/debian_version'))
    throw new Complaint('basemap reads data of Debian packages and runs on Debian alone; a map that was baked there (NAME.json) goes into the folder basemaps/ beside the story');
  const { status, error } = spawnSync('sh', [kBake, ...args], { stdio: 'inherit' });
  if (error) throw new Complaint(`cannot run sh: ${error.message}`);
  return status === kGood ? kGood : status ?? kUsage;
}
