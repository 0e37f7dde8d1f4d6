import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './house.ts';

/** Whether another program is on this machine: `.ci/run` brings all that are asked here. */
export const has = (program: string) => spawnSync('which', [program]).status === 0;

const inFolder = <Read>(name: string, bytes: Uint8Array, read: (file: string, folder: string) => Read): Read => {
  const { folder, remove } = newFolder();
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return read(file, folder);
  } finally {
    remove();
  }
};
const run = (program: string, args: string[]) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

/** What LibreOffice reads in a document of Word. */
export const readByOffice = (bytes: Uint8Array): string =>
  inFolder('record.docx', bytes, (file, folder) => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    run('soffice', [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, file]);
    return readFileSync(join(folder, 'record.txt'), 'utf8');
  });

/** What poppler reads in a PDF, and what it says of it. */
export const readByPoppler = (bytes: Uint8Array): { text: string; about: string; fonts: string } =>
  inFolder('record.pdf', bytes, (file) => ({
    text: run('pdftotext', ['-enc', 'UTF-8', file, '-']),
    about: run('pdfinfo', [file]),
    fonts: run('pdffonts', [file]),
  }));

/** The names of the files in a ZIP, once `sha256sum` has found each as it was given. */
export const checkedFiles = (bytes: Uint8Array): string[] =>
  inFolder('all.zip', bytes, (file, folder) => {
    run('python3', ['-m', 'zipfile', '-e', file, join(folder, 'all')]);
    return execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, 'all'), encoding: 'utf8' })
      .trimEnd()
      .split('\n')
      .map((line) => {
        if (!line.endsWith(': OK')) throw new Error(line);
        return line.slice(0, -': OK'.length);
      });
  });

/** What `jq` makes of JSON. */
export const askedOfJq = (bytes: Uint8Array, question: string): string =>
  inFolder('record.json', bytes, (file) => run('jq', ['-c', question, file]).trim());
