import { choicesOf, meanOf } from '../evaluation/state.ts';
import { stances } from '../messages/state.ts';
import { withHands } from '../messages/counting.ts';
import { fewestSecretAnswers } from '../polls/state.ts';
import type english from '../words/en/record.json';
import type commonEnglish from '../words/en/common.json';
import type { CourseRow } from '../transcripts/beside.ts';
import type { Asked, Entry, EntryOf } from './state.ts';

type Word = keyof typeof english | keyof typeof commonEnglish;
/** How an entry is told in one language: the sentences, names, and what the agenda calls a document. Times in ms. */
export type Speaking = {
  say: (word: Word, values?: Record<string, string | number>) => string;
  nameOf: (personId: string) => string;
  documentOf: (documentId: string) => string;
  /** The number of a group by its id; null for the plenary. */
  groupOf: (floor: string) => number | null;
  /** What is wrong in the entry of this anchor, as it was said since. */
  errataOf: (entryId: string) => string[];
  entryOf: (entryId: string) => Entry | null;
  /** The hour of a time, as it is told here. */
  hour: (at: number) => string;
};
/** `head`: one sentence; `quote`: what somebody wrote, word for word; `marks`: short facts beside it; `lines`: more of it, one below the other. */
export type Line = { head: string; quote: string | null; marks: string[]; lines: string[] };

/** So many minutes and seconds, as a clock shows them. */
export const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** An entry in words, the same on the page and in every file (N31). */
export function lineOf(entry: Entry, speaking: Speaking): Line {
  const group = speaking.groupOf(entry.floor);
  const words: Line = { quote: null, marks: [], lines: [], ...wordsOf(entry, speaking) };
  const wrong = speaking.errataOf(entry.id).map((text) => speaking.say('record.is-wrong', { text }));
  const line = wrong.length === 0 ? words : { ...words, lines: [...words.lines, ...wrong] };
  return group === null ? line : { ...line, marks: [...line.marks, speaking.say('record.in-group', { number: group })] };
}

type SaidRow = Exclude<CourseRow, { entry: Entry }>;
/** What a transcript says, and that it is the transcript that says so. */
export function lineOfSaid({ title, said }: SaidRow, { say, nameOf }: Speaking): Line {
  const from = title === '' ? say('record.transcript-untitled') : say('record.from-transcript', { title });
  if (said.what === 'direction') return { head: say(`record.transcript-${said.kind}`), quote: said.text, marks: [from], lines: [] };
  const { personId, name, time, paragraphs, place } = said;
  const known = personId === null ? name : nameOf(personId);
  const head =
    known === null ? say('record.said-unnamed') : say(place === 'under' ? 'record.said' : 'record.said-besides', { name: known });
  const marks = [from, ...(time === null ? [] : [say('record.transcript-time', { time })])];
  return { head, quote: paragraphs.length > 0 ? paragraphs.join('\n') : null, marks, lines: [] };
}

function wordsOf(entry: Entry, speaking: Speaking): Partial<Line> & { head: string } {
  const { say, nameOf, documentOf, hour } = speaking;
  switch (entry.what) {
    case 'opened':
    case 'closed':
    case 'off-record':
      return { head: say(`record.${entry.what}`) };
    case 'item':
      return itemIn(entry, speaking);
    case 'break':
      return { head: say(entry.kind === 'break' ? 'record.break' : 'record.beginning', { hour: hour(entry.plannedUntil) }) };
    case 'presented': {
      const values = { document: documentOf(entry.documentId), section: entry.section ?? '' };
      return { head: say(entry.section === null ? 'record.presented' : 'record.presented-at', values) };
    }
    case 'turn':
      return turnIn(entry, speaking);
    case 'request': {
      const by = entry.enteredBy === null ? [] : [say('record.entered-by', { name: nameOf(entry.enteredBy) })];
      const marks = [say(`kind.${entry.kind}`), say(`record.request-${entry.outcome}`), ...by];
      return {
        head: say(entry.outcome === 'waiting' ? 'record.asks' : 'record.request', { name: nameOf(entry.personId) }),
        quote: entry.subject,
        marks,
      };
    }
    case 'question':
      return questionIn(entry, speaking);
    case 'poll':
      return pollIn(entry, speaking);
    case 'round':
      return {
        head: say('record.round', { title: entry.title }),
        lines: entry.groups.map(({ number, title, people }) =>
          people.length === 0
            ? say('record.group', { number, title })
            : say('record.group-of', { number, title, names: people.map(nameOf).join(', ') }),
        ),
      };
    case 'report': {
      const by = entry.personId === null ? [] : [say('record.report-by', { name: nameOf(entry.personId) })];
      const marks = [...by, ...(entry.outcome === 'skipped' ? [say('record.report-skipped')] : [])];
      const lines = entry.cut ? [say('record.report-cut')] : [];
      return { head: say('record.report', { number: entry.number, title: entry.title }), quote: entry.text || null, marks, lines };
    }
    case 'message':
      return {
        head: say('record.message', { number: entry.number }),
        quote: entry.text,
        marks: [say(`record.message-${entry.as ?? 'open'}`)],
      };
    case 'read-back':
      return { head: say('record.read-back'), lines: entry.messages.flatMap((message) => readIn(message, speaking)) };
    case 'decision': {
      const marks = entry.withdrawn ? [say('record.withdrawn')] : [];
      return { head: say('record.decision', { number: entry.number }), quote: entry.text, marks };
    }
    case 'action':
      return actionIn(entry, speaking);
    case 'frozen': {
      const { documentId, version, hash } = entry;
      const head =
        documentId === null
          ? say('record.frozen', { version })
          : say('record.frozen-document', { document: documentOf(documentId), version });
      return { head, lines: [hash === '' ? say('record.withdrawn') : say('record.hash', { hash })] };
    }
    case 'unfrozen': {
      const { documentId, reason } = entry;
      const head =
        documentId === null
          ? say('record.unfrozen', { reason })
          : say('record.unfrozen-document', { document: documentOf(documentId), reason });
      return { head };
    }
    case 'erratum':
      return erratumIn(entry, speaking);
    case 'evaluation':
      return evaluationIn(entry, speaking);
  }
}

function erratumIn({ entryId, text, withdrawn }: EntryOf<'erratum'>, speaking: Speaking) {
  const { say, hour, entryOf } = speaking;
  const about = entryId === null ? null : entryOf(entryId);
  const head =
    // What is wrong in an erratum is said without it: one might be about itself.
    about === null || about.what === 'erratum'
      ? say('record.erratum')
      : say('record.erratum-to', { hour: hour(about.at), entry: wordsOf(about, speaking).head });
  return { head, quote: text, marks: withdrawn ? [say('record.erratum-withdrawn')] : [] };
}

function itemIn({ title, plannedMinutes, conclusion, at, until }: EntryOf<'item'>, { say }: Speaking) {
  const planned = plannedMinutes === null ? [] : [say('record.item-planned', { minutes: plannedMinutes })];
  const took = until === null ? [] : [say('record.item-took', { time: clock(Math.round((until - at) / 1000)) })];
  const lines = conclusion === null ? [] : [say('record.conclusion', { text: conclusion })];
  return { head: title, marks: [...planned, ...took], lines };
}

function turnIn(turn: EntryOf<'turn'>, { say, nameOf, hour }: Speaking) {
  const { personId, kind, channel, enteredBy, how, askedAt, seconds, subject } = turn;
  const name = nameOf(personId);
  const word = how === 'report' ? 'record.turn-report' : channel === 'read-out' ? 'record.turn-read' : 'record.turn';
  const marks = [
    say(`kind.${kind}`),
    say(`record.${channel}`),
    ...(how === 'called' || how === 'report' ? [] : [say(`record.${how}`)]),
    ...(enteredBy === null ? [] : [say('record.entered-by', { name: nameOf(enteredBy) })]),
    ...(askedAt === null ? [] : [say('record.asked-at', { hour: hour(askedAt) })]),
    seconds === null ? say('record.speaking') : say('record.took', { time: clock(seconds) }),
  ];
  return { head: say(word, { name }), quote: subject, marks };
}

function questionIn({ text, personId, enteredBy, step, readOutAt }: EntryOf<'question'>, { say, nameOf, hour }: Speaking) {
  const head =
    text === null
      ? say('record.question-unread')
      : personId === null
        ? say('record.question-unnamed')
        : say('record.question', { name: nameOf(personId) });
  const readOut = readOutAt !== null && step !== 'read-out' ? [say('record.step-read-out', { hour: hour(readOutAt) })] : [];
  const by = enteredBy === null ? [] : [say('record.entered-by', { name: nameOf(enteredBy) })];
  const now = say(`record.step-${step}`, { hour: readOutAt === null ? '' : hour(readOutAt) });
  return { head, quote: text, marks: [...by, ...readOut, now] };
}

function pollIn({ question, secret, options, answered, counted, rooms }: EntryOf<'poll'>, { say }: Speaking) {
  const told = (counts: readonly number[]) => options.map((option, i) => say('record.poll-counts', { option, count: counts[i] ?? 0 }));
  return {
    head: say(secret ? 'record.poll-secret' : 'record.poll', { question }),
    marks: answered === null ? [] : [say('record.poll-answered', { count: answered })],
    lines: counted
      ? [...told(counted.counts), ...rooms.map(({ room, counts }) => say('record.poll-room', { room, counts: told(counts).join(', ') }))]
      : [say('record.poll-unpublished')],
  };
}

function evaluationIn({ attended, answered, until, questions }: EntryOf<'evaluation'>, { say }: Speaking) {
  const mark =
    until === null
      ? say('record.evaluation-open', { attended })
      : answered === null
        ? say('record.evaluation-few', { fewest: fewestSecretAnswers, attended })
        : say('record.evaluation-rate', { answered, attended });
  const head = say('record.evaluation');
  return { head, marks: [mark], lines: questions.flatMap((one) => (until === null ? [one.text] : answersTo(one, say))) };
}

function answersTo(asked: Asked, say: Speaking['say']): string[] {
  const { kind, text: question, options, answered, counts, words, leftOut } = asked;
  if (answered === null) return [say('record.evaluation-too-few', { question })];
  if (kind === 'text')
    return words === null
      ? [say('record.evaluation-unpublished', { question, count: answered })]
      : [
          say('record.evaluation-words', { question, count: words.length, leftOut }),
          ...words.map((said) => say('record.evaluation-said', { said })),
        ];
  const names = kind === 'scale' ? Array.from({ length: choicesOf(asked) }, (_none, i) => String(i + 1)) : options;
  const told = names.map((option, i) => say('record.poll-counts', { option, count: counts?.[i] ?? 0 })).join(', ');
  const values = { question, counts: told, count: answered };
  return [
    kind === 'scale' ? say('record.evaluation-scale', { ...values, mean: meanOf(counts ?? []) }) : say('record.evaluation-counts', values),
  ];
}

function readIn({ number, counts, rooms, objections }: EntryOf<'read-back'>['messages'][number], { say }: Speaking): string[] {
  if (counts === null) return [say('record.read-back-open', { number })];
  const both = withHands(counts, rooms);
  const [support, liveWith, object] = stances.map((_stance, i) => `${both['on-site'][i]} + ${both.remote[i]}`) as [string, string, string];
  return [
    say('record.read-back-counts', { number, support, liveWith, object }),
    ...rooms.map(({ room, counts: [yes, live, no] }) =>
      say('record.read-back-room', { room, support: yes ?? 0, liveWith: live ?? 0, object: no ?? 0 }),
    ),
    ...objections.filter(Boolean).map((text) => say('record.objection', { text })),
  ];
}

function actionIn({ number, text, personId, due, state, withdrawn, from }: EntryOf<'action'>, { say, nameOf }: Speaking) {
  const marks = [
    ...(personId === null ? [] : [say('record.owner', { name: nameOf(personId) })]),
    ...(due === null ? [] : [say('record.due', { day: due })]),
    ...(from === null ? [] : [say('record.from', { title: from })]),
    withdrawn ? say('record.withdrawn') : say(`record.action-${state}`),
  ];
  return { head: say('record.action', { number }), quote: text, marks };
}
