import { existsSync } from 'node:fs';
import { build } from 'vite';

/** The screens as the secretary serves them; `npm test` has built them before, a browser test alone may find none. */
export const clientDir = 'dist/client';

export default async function buildClient(): Promise<void> {
  if (!existsSync(`${clientDir}/index.html`)) await build({ configFile: 'client/vite.config.ts', logLevel: 'error' });
}
