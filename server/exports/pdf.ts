import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from '../../shared/record/paper.ts';
import type { Telling } from './formats.ts';
import { layout } from './pdf-layout.ts';

const found = createRequire(import.meta.url);
/** Letters of all six languages, and of some more; what has no letter in any of them is drawn as a box. */
const fonts = [
  ...['Regular', 'Bold'].flatMap((weight) => [
    `@embedpdf/fonts-latin/fonts/NotoSans-${weight}.ttf`,
    `@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-${weight}.ttf`,
    `@embedpdf/fonts-hebrew/fonts/NotoSansHebrew-${weight}.ttf`,
    `@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`,
  ]),
  ...['400Regular', '700Bold'].flatMap((weight) => [
    `@expo-google-fonts/noto-sans-devanagari/${weight}/NotoSansDevanagari_${weight}.ttf`,
    `@expo-google-fonts/noto-sans-thai/${weight}/NotoSansThai_${weight}.ttf`,
  ]),
];

/** Some of these libraries let nobody name their files, but where they lie is known. */
function fileOf(name: string): string {
  const library = name.split('/').slice(0, 2).join('/');
  const folder = (found.resolve.paths(library) ?? []).map((modules) => join(modules, name)).find((file) => existsSync(file));
  if (!folder) throw new Error(`the letters of ${name} are not here`);
  return folder;
}

let compiler: NodeCompiler | null = null;

/** The record as a tagged PDF (PDF/UA-1) with its letters in it. What people wrote goes in as data and is never read as instructions. Times in UTC. */
export function recordPdf(paper: Paper, { tongue, page }: Telling): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map((name) => readFileSync(fileOf(name))) }] });
  const paperIn = JSON.stringify({ ...paper, language: tongue.language, direction: tongue.direction, page });
  const made = compiler.pdf({ mainFileContent: layout, inputs: { paper: paperIn } }, { pdfStandard: PdfStandard.UA_1 });
  compiler.evictCache(0);
  return made;
}
