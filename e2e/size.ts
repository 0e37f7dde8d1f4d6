import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** KB is 1,024 bytes, as in every limit of this project. */
const kilobyte = 1024;
const limitKb = 110;
const folder = 'dist/client';
const pages = ['attend.tsx', 'screen.tsx'];
/** Everybody's sentences, before any page. */
const always = 'common';

type Chunk = { file: string; name?: string; imports?: string[]; css?: string[]; assets?: string[] };
type Manifest = Record<string, Chunk>;

/** What a browser fetches to have this chunk: itself, what it imports statically, their styles. */
function filesOf(manifest: Manifest, key: string, found = new Map<string, Chunk>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in the build's manifest`);
  if (!found.has(key)) {
    found.set(key, chunk);
    for (const next of chunk.imports ?? []) filesOf(manifest, next, found);
  }
  return new Set([...found.values()].flatMap((each) => [each.file, ...(each.css ?? []), ...(each.assets ?? [])]));
}

/** The chunk of a page; one that is packed with others is known by the name of its group. */
function chunkOf(manifest: Manifest, page: string): string {
  const inGroup = (key: string) => key.startsWith('_') && `${manifest[key]!.name}.tsx` === page;
  return page in manifest ? page : (Object.keys(manifest).find(inGroup) ?? page);
}

/** What every page begins with. */
function namedInHtml(): string[] {
  const named = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(
    ([, file]) => file!,
  );
  if (!named.some((file) => file.endsWith('.js'))) throw new Error('index.html names no script');
  return named;
}

/** The English sentences that are loaded with a page, as the one place says that opens pages. */
function wordsOf(manifest: Manifest, page: string): string[] {
  const opening = /lazily\(\[([^\]]*)\], \(\) => import\('\.\/([\w-]+\.tsx)'\)\)/g;
  const found = [...readFileSync('client/main.tsx', 'utf8').matchAll(opening)].find(([, , file]) => file === page);
  if (!found) throw new Error(`client/main.tsx does not say with which sentences ${page} is opened`);
  const parts = [always, ...[...found[1]!.matchAll(/\w+/g)].map(([part]) => part)];
  return parts.map((part) => Object.keys(manifest).find((key) => key.endsWith(`words/en/${part}.json`)) ?? part);
}

/** Every file with its size as the secretary sends it: packed by the build. */
function firstLoad(manifest: Manifest, page: string): { file: string; bytes: number }[] {
  const words = wordsOf(manifest, page);
  const files = new Set([
    'index.html',
    ...namedInHtml(),
    ...[chunkOf(manifest, page), ...words].flatMap((key) => [...filesOf(manifest, key)]),
  ]);
  return [...files].map((file) => ({ file, bytes: statSync(join(folder, `${file}.gz`)).size }));
}

const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
const kb = (bytes: number): string => (bytes / kilobyte).toFixed(1).padStart(7);

console.log(`first load, gzip, as it is sent, KB of 1,024 bytes, at most ${limitKb} KB`);
for (const page of pages) {
  const parts = firstLoad(manifest, page);
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  const tooMuch = total > limitKb * kilobyte;
  console.log(`${kb(total)}  ${page}${tooMuch ? '  TOO MUCH' : ''}`);
  for (const part of parts.toSorted((a, b) => b.bytes - a.bytes)) console.log(`${kb(part.bytes)}    ${part.file}`);
  if (tooMuch) process.exitCode = 1;
}
