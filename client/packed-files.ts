import { gzipAsync } from '@gfx/zopfli';
import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Packs once, with patience, what is sent thousands of times: beside each file stands what goes over the line. */
export const packedFiles = (): Plugin => ({
  name: 'packed-files',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    if (dir === undefined) this.error('The screens are written into a folder.');
    for (const name of Object.keys(bundle).filter((file) => /\.(html|js|css|svg|json)$/.test(file) && !file.startsWith('.'))) {
      const packed = await gzipAsync(await readFile(join(dir, name)), { numiterations: 15 });
      await writeFile(join(dir, `${name}.gz`), packed);
    }
  },
});
