import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** A Chromium on the PATH, or the one that CHROMIUM names; undefined where there is none. */
export const BROWSER = process.env.CHROMIUM ?? NAMES.flatMap(onPath).at(0);

/**
 * Opens a page in a real, headless browser, and gives back its document as it is after all scripts.
 *
 * @param file absolute path
 */
export async function openInBrowser(file: string): Promise<string> {
  if (!BROWSER) throw new Error('No Chromium on the PATH: install it, or set CHROMIUM to it.');
  const profile = mkdtempSync(join(tmpdir(), 'course-test-browser-'));
  const options = [
    '--headless',
    // Its own sandbox does not work for root, and the page is ours.
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
    '--window-size=1280,900',
    // What waits for a timer has its time, without our waiting.
    '--virtual-time-budget=5000',
    '--dump-dom',
  ];
  try {
    const { stdout } = await promisify(execFile)(BROWSER, [...options, pathToFileURL(file).href], {
      maxBuffer: 64 * 1024 * 1024,
      timeout: 60_000,
    });
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return [join(folder, name)];
    } catch {
      return [];
    }
  });
}
