import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const secretBytes = 32;

/** The secret beside the data, made at the first start and never again: with another one no link and no session is good. */
export function secretIn(folder: string): Uint8Array {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'secret');
  try {
    writeFileSync(file, randomBytes(secretBytes), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(file, 0o600);
  const secret = readFileSync(file);
  if (secret.length !== secretBytes)
    throw new Error(
      `${file} does not hold ${secretBytes} bytes. Put the right file back, or remove it: then every link and session made so far ends.`,
    );
  return new Uint8Array(secret);
}
