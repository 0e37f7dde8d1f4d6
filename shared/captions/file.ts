import type { Line } from '../lanes.ts';

/** What a file of captions is made of: lines of one floor and language, in order, and who is called what. */
export type CaptionsFile = {
  title: string;
  language: string;
  lines: Line[];
  nameOf: (personId: string) => string;
  say: (
    word: `captions-file.${'title' | 'draft' | 'language' | 'zero' | 'hours' | 'none'}`,
    values?: Record<string, string | number>,
  ) => string;
};

/** How long a line stands when none follows: long enough to read it. */
const [leastMs, perLetterMs, mostMs] = [1_500, 70, 10_000];
const shortestMs = 500;

/** WebVTT (W3C): a cue for each line, with who had the floor as its voice; times count from the first line. */
export function captionsVtt({ title, language, lines, nameOf, say }: CaptionsFile): string {
  const zero = lines[0]?.at ?? null;
  const head = [
    say('captions-file.title', { title }),
    say('captions-file.draft'),
    say('captions-file.language', { language }),
    zero === null ? say('captions-file.none') : say('captions-file.zero', { time: new Date(zero).toISOString() }),
  ];
  const cues = lines.map((line, i) => {
    const start = line.at - zero!;
    const end = endOf(line, lines[i + 1]) - zero!;
    const voice = line.speaker === undefined ? '' : `<v ${escaped(nameOf(line.speaker))}>`;
    return `${line.number}\n${clock(start)} --> ${clock(end)}\n${voice}${escaped(line.text)}`;
  });
  return `${['WEBVTT', `NOTE\n${head.map(inNote).join('\n')}`, ...cues].join('\n\n')}\n`;
}

/** Plain text: a paragraph for each speaker in turn, with the hour at which it began. */
export function captionsText({ title, language, lines, nameOf, say }: CaptionsFile): string {
  const paragraphs: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && before.turnId === line.turnId) return paragraphs.push(`${paragraphs.pop()!} ${line.text}`);
    const name = line.speaker === undefined ? '' : `${nameOf(line.speaker)}: `;
    return paragraphs.push(`[${new Date(line.at).toISOString().slice(11, 19)}] ${name}${line.text}`);
  });
  const head = [say('captions-file.title', { title }), say('captions-file.draft'), say('captions-file.language', { language })];
  const body = paragraphs.length > 0 ? [say('captions-file.hours'), ...paragraphs] : [say('captions-file.none')];
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

function endOf(line: Line, next: Line | undefined): number {
  const read = line.at + Math.min(mostMs, leastMs + line.text.length * perLetterMs);
  return Math.max(line.at + shortestMs, next ? Math.min(next.at, read) : read);
}

function clock(ms: number): string {
  const [hours, rest] = [Math.floor(ms / 3_600_000), ms % 3_600_000];
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${two(hours)}:${two(rest / 60_000)}:${two((rest % 60_000) / 1000)}.${String(rest % 1000).padStart(3, '0')}`;
}

/** No text makes a tag, an arrow or an end of its cue: lines have no breaks. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** A note ends with an arrow or an empty line, and knows no escapes. */
const inNote = (text: string) => text.replaceAll('-->', '→');
