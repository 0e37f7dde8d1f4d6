import { firstOf } from '../command.ts';
import type { LineWrite } from '../lanes.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import type { Refusal } from '../refusal.ts';
import { begun } from './commands.ts';
import { counted, fresh, freshCounter, withoutWords, type Counter } from './counter.ts';
import { inReach, shown, withLetters } from './letters.ts';
import { captionLink, speakerNow } from './state.ts';

/** What has come by one link, as far as it says what the next post means. `at`: when the last was taken (ms since 1970). */
export type CaptionStream = { linkId: string; at: number; counter: Counter; lines: { number: number; raw: string }[] };
/** One post of a captioner's software; `text` is no more than the door lets in. */
export type Post = { seq: number; text: string };
export type Fed = { stream: CaptionStream; lines: LineWrite[]; events: MeetingEvent[] };

/** How long after the closing what was said before may still come. */
const lastWordsMs = 60_000;

export const freshStream = (linkId: string): CaptionStream => ({ linkId, at: 0, counter: freshCounter, lines: [] });

/** Why nothing is taken by this link now (`at`, ms since 1970), or null. */
export function refusedFeed(meeting: Meeting, { linkId, at: last }: CaptionStream, at: number): Refusal | null {
  const link = captionLink(meeting, linkId);
  if (!link || link.until <= at) return 'no-such-link';
  const { phase } = meeting.conduct;
  return firstOf(
    phase === 'waiting' && 'meeting-not-open',
    phase === 'closed' && at - last > lastWordsMs && 'meeting-closed',
    !Object.hasOwn(meeting.floors, link.floor) && 'no-such-floor',
  );
}

/** What a post changes: once, however often it is sent. It is taken by a link that is good. */
export function fed(
  meeting: Meeting,
  stream: CaptionStream,
  { seq, text }: Post,
  { at, newLine }: { at: number; newLine: () => number },
): Fed {
  const { floor, lang, whole } = captionLink(meeting, stream.linkId)!;
  const { offRecord } = meeting.captions;
  const counter = counted(stream.counter, seq, text, at, offRecord ? 'not-kept' : 'kept');
  const more = fresh(stream.counter, seq, text, at);
  if (offRecord) return { stream: { ...stream, at, counter, lines: [] }, lines: [], events: [] };
  if (more === null) return { stream: { ...stream, at, counter }, lines: [], events: [] };
  const { lines: now, gone } = withLetters(stream.lines, more, whole);
  const about = { lane: 'captions', floor, by: 'captions', state: 'shown', lang } as const;
  const wasShown = new Map(stream.lines.map((line) => [line.number, shown(line)]));
  const writes: LineWrite[] = gone.map((number) => ({ change: { number, state: 'hidden', text: '' } }));
  const lines = now.map(({ number, raw }) => {
    const here = number ?? newLine();
    const said = shown({ raw });
    if (number === null) writes.push({ put: { number: here, ...about, text: said, ...speakerNow(meeting, floor) } });
    else if (wasShown.get(number) !== said) writes.push({ change: { number, text: said } });
    return { number: here, raw };
  });
  return {
    stream: { ...stream, at, counter, lines: inReach(lines) },
    lines: writes,
    events: writes.some((write) => 'put' in write) ? begun(meeting, floor, lang) : [],
  };
}

/** Somebody has changed or hidden this line: what was sent of it and before it is out of reach, and nowhere else. */
export function outOfReach(stream: CaptionStream, number: number): CaptionStream {
  if (!stream.lines.some((line) => line.number === number)) return stream;
  return { ...stream, counter: withoutWords(stream.counter), lines: stream.lines.filter((line) => line.number > number) };
}
