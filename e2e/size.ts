import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** KB is 1,024 bytes, as in every limit of this project. */
const kilobyte = 1024;
const limitKb = 110;
const folder = 'dist/client';
const pages = ['attend.tsx', 'screen.tsx'];
/** Everybody's sentences, before any page. */
const always = 'common';
/** Comes by itself once a page has begun, and is there before the first fact is drawn. */
const soon = '../shared/reduce.ts';

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
type Sized = { file: string; bytes: number };
const sized = (file: string): Sized => ({ file, bytes: statSync(join(folder, `${file}.gz`)).size });
const sum = (parts: Sized[]) => parts.reduce((total, part) => total + part.bytes, 0);
function firstLoad(manifest: Manifest, page: string): { first: Sized[]; then: Sized[] } {
  const words = wordsOf(manifest, page);
  const files = new Set([
    'index.html',
    ...namedInHtml(),
    ...[chunkOf(manifest, page), ...words].flatMap((key) => [...filesOf(manifest, key)]),
  ]);
  const then = [...filesOf(manifest, soon)].filter((file) => !files.has(file));
  return { first: [...files].map(sized), then: then.map(sized) };
}

const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
const kb = (bytes: number): string => (bytes / kilobyte).toFixed(1).padStart(7);

console.log(`first load, gzip, as it is sent, KB of 1,024 bytes, at most ${limitKb} KB`);
for (const page of pages) {
  const { first, then } = firstLoad(manifest, page);
  const total = sum(first);
  const tooMuch = total > limitKb * kilobyte;
  console.log(`${kb(total)}  ${page}${tooMuch ? '  TOO MUCH' : ''}, and${kb(sum(then))} right after it, before the first fact is drawn`);
  for (const part of first.toSorted((a, b) => b.bytes - a.bytes)) console.log(`${kb(part.bytes)}    ${part.file}`);
  if (tooMuch) process.exitCode = 1;
}
