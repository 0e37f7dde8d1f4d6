import { cleanLine } from '../text.ts';

/** A line of what was said while one caption stood. `voice`: whose it is, where the file says so. */
export type CueLine = { line: number; time: string; voice: string | null; text: string };

const timing = /^(\d{1,2}:\d{2}(?::\d{2})?)[.,]\d{1,3}\s*-->\s*\d{1,2}:\d{2}/u;
const voiceTag = /<v(?:\.[^\s<>]*)?\s+(?=\S)([^<>]{1,160})>/u;
const tag = /<\/?[a-z0-9][^<>]{0,200}>/giu;
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&lrm;': '', '&rlm;': '' };

/** The lines of a caption file (WebVTT, SubRip) without numbers, notes and styles; null where the text is none. */
export function cueLines(lines: readonly string[]): CueLine[] | null {
  if (!lines.some((line) => timing.test(line.trim()))) return null;
  const cues: CueLine[] = [];
  let time: string | null = null;
  lines.forEach((line, i) => {
    const text = line.trim();
    const [, from] = timing.exec(text) ?? [];
    if (from !== undefined) time = from;
    else if (text === '') time = null;
    else if (time !== null) for (const cue of said(text, i + 1, time)) cues.push(cue);
  });
  return cues;
}

/** Each voice of a line begins a line of its own. */
function said(text: string, line: number, time: string): CueLine[] {
  const [first = '', ...voiced] = text.split(/(?=<v[\s.])/u);
  const parts = first === '' ? voiced : [first, ...voiced];
  return parts.flatMap((part): CueLine[] => {
    const [whole = '', name] = part.startsWith('<v') ? (voiceTag.exec(part) ?? []) : [];
    const words = plainOf(part.slice(whole.length));
    const voice = name === undefined ? null : plainOf(name) || null;
    return words === '' ? [] : [{ line, time, voice, text: words }];
  });
}

const plainOf = (text: string) => cleanLine(text.replace(tag, '').replace(/&[a-z]{2,4};/gu, (entity) => entities[entity] ?? entity));
