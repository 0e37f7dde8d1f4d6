import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { NotArchived, type Archive } from './archive.sqlite.ts';

/** `export`: meetings of these codes, or all, to `out`; `import`: what comes from `into` is added. What was done is said in a line; rejects with `NotArchived`. */
export async function archiving(
  archive: Archive,
  [what, ...codes]: string[],
  { into, out, say }: { into: Readable; out: Writable; say: (line: string) => void },
): Promise<void> {
  if (what === 'export') {
    let last = '';
    for (const line of archive.give(codes)) {
      last = line;
      if (!out.write(line)) await once(out, 'drain');
    }
    // Whoever reads slowly has not had the end yet, and this process goes with what is still in line.
    await new Promise<void>((written) => void out.write('', () => written()));
    return say(`Exported. SHA-256: ${shaIn(last)}`);
  }
  if (what !== 'import' || codes.length > 0)
    throw new NotArchived('Say “export”, with the codes of some meetings or none for all, or “import”.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: into, crlfDelay: Infinity })) lines.push(line);
  const { sha256, codes: taken } = archive.take(lines);
  say(`Imported ${taken.length === 1 ? 'the meeting' : 'the meetings'} ${taken.join(', ')}. SHA-256: ${sha256}`);
}

const shaIn = (last: string) => (JSON.parse(last) as { sha256: string }).sha256;
