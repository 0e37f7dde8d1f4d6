import { createHash } from 'node:crypto';
import { strToU8, zip } from 'fflate';

export type BundledFile = { name: string; text: string } | { name: string; bytes: Uint8Array };

/** Files as one ZIP, and in it `SHA256SUMS`, by which `sha256sum -c` says whether each is as it was given. It is packed beside this thread. */
export function bundled(files: readonly BundledFile[]): Promise<Uint8Array> {
  const contents = files.map((file) => [file.name, 'text' in file ? strToU8(file.text) : file.bytes] as const);
  const sums = contents.map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('');
  const all = Object.fromEntries([...contents, ['SHA256SUMS', strToU8(sums)] as const]);
  return new Promise((resolve, reject) => zip(all, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes))));
}
