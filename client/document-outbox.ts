import { dueIn, meantBy, whoIn } from '../shared/documents/captured.ts';
import type { Command } from '../shared/decide.ts';
import { dayIn } from './days.ts';
import { remember, remembered } from './device-memory.ts';
import type { Whose } from './document-copies.ts';
import type { Captured } from './document-capture.ts';
import type { Names } from './document-names.ts';
import type { Seat } from './seat.ts';
import { spoken, t, type Why } from './words.ts';

/** What may still come about: it is sent again, and the meeting takes a line once. */
const passing: readonly Why[] = ['offline', 'no-answer', 'store-failing', 'slow-down'];
const againMs = 3_000;

export type Outbox = { add: (line: Captured) => void; meet: (seat: Seat) => void; close: () => void };
type About = { whose: Whose; find: Names['find']; refused: (line: Captured, why: Why) => void };

/** Lines that their writer has ended on this device and that the meeting has not written down yet: kept over a reload, sent when there is a line (N20). */
export function createOutbox({ whose: { meetingId, documentId, personId }, find, refused }: About): Outbox {
  const key = `onefloor.lines.${meetingId}.${documentId}.${personId}`;
  let waiting = read(key);
  let seat: Seat | null = null;
  let isSending = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const keep = (lines: Captured[]) => {
    waiting = lines;
    remember(key, lines.length > 0 ? JSON.stringify(lines) : '', 'always');
  };

  async function sendOn() {
    const next = waiting[0];
    if (!next || !seat || isSending || seat.link !== 'live' || seat.readOnly) return;
    isSending = true;
    const now = seat;
    const answer = await now.send(await commandFor(next, now, find)).finally(() => (isSending = false));
    const isThere = answer.ok || answer.refusal === 'line-written-down';
    if (!isThere && passing.includes(answer.refusal)) {
      again = setTimeout(() => void sendOn(), againMs);
      return;
    }
    keep(waiting.filter(({ line }) => line !== next.line));
    if (!isThere) refused(next, answer.refusal);
    void sendOn();
  }

  return {
    add: (line) => {
      keep([...waiting, line]);
      void sendOn();
    },
    meet: (now) => {
      const isBack = seat?.link !== now.link;
      seat = now;
      if (isBack) void sendOn();
    },
    close: () => {
      clearTimeout(again);
      seat = null;
    },
  };
}

function read(key: string): Captured[] {
  try {
    const kept = JSON.parse(remembered(key, 'always')) as unknown;
    return Array.isArray(kept) ? (kept as Captured[]) : [];
  } catch {
    return [];
  }
}

async function commandFor({ kind, line, text, people }: Captured, seat: Seat, find: Names['find']): Promise<Command> {
  if (kind === 'decision') return { name: 'record-decision', input: { text, line } };
  if (kind === 'message') return { name: 'draft-message', input: { text, line } };
  const ownerId = people.length > 0 ? onlyOne(people) : await ownerOf(text, find);
  const due = dueIn(text, calendarFor(seat));
  return { name: 'record-action', input: { text, line, ...(ownerId && { ownerId }), ...(due && { due }) } };
}

const onlyOne = (people: string[]): string | null => (new Set(people).size === 1 ? people[0]! : null);
/** Whoever is not named so that it can be nobody else is left open. */
async function ownerOf(text: string, find: Names['find']): Promise<string | null> {
  const who = whoIn(text, words('document.word-to'));
  return who === '' ? null : meantBy(who, await find('person', who));
}

/** Words of the language of the page, with the English ones. */
const words = (key: 'document.word-to' | 'document.word-by'): string[] => [...englishWords[key], ...t(key).split('|')];
const englishWords = { 'document.word-to': ['to'], 'document.word-by': ['by', 'until'] };

function calendarFor({ now, meeting }: Seat) {
  const forms = [...new Set(['en', spoken()])].flatMap((tongue) =>
    (['long', 'short'] as const).map((month) => new Intl.DateTimeFormat(tongue, { day: 'numeric', month, timeZone: 'UTC' })),
  );
  const months = Array.from({ length: 12 }, (_, i) =>
    forms.map((form) =>
      form
        .formatToParts(Date.UTC(2026, i, 1))
        .find(({ type }) => type === 'month')!
        .value.replace(/\.$/, ''),
    ),
  );
  return { today: dayIn(now(), meeting.conduct.settings.zone), months, by: words('document.word-by') };
}
