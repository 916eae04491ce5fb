// Reads the options and does nothing else: what is wrong with them is said before anything is installed or built.
import { BadOption, options_from } from './options.mjs';

try {
  options_from(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
