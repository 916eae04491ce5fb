// Starts tools/serve.py on a free port and tells its address.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const kScript = fileURLToPath(new URL('../../tools/serve.py', import.meta.url));

/** @param {string} folder @param {string[]} [flags] @returns {Promise<{ address: string, stop(): void }>} */
export async function start_server(folder, flags = []) {
  const child = spawn('python3', [kScript, folder, '--quiet', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await /** @type {Promise<string>} */ (new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`serve.py ended with ${code}`)));
  }));
  return { address, stop: () => { child.kill('SIGTERM'); } };
}
