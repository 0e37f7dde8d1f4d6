import type { CaptionStream } from '../shared/captions/stream.ts';
import type { Line } from '../shared/lanes.ts';
import type { Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { written, type TranscriptWords } from '../shared/transcripts/words.ts';
import type { SealedBox } from './ballot-boxes.ts';
import { ballotKeysInMemory } from './ballot-keys.ts';
import type { Begun } from './erasing.ts';
import type { WordsRow } from './evaluation-words.ts';
import { documentLogInMemory } from './documents/log.memory.ts';
import { versionLogInMemory } from './documents/version-log.memory.ts';
import { CodeTaken, SeqTaken, type Answered, type Door, type Store, type Visit } from './store.ts';

type Kept = {
  facts: Map<number, Recorded>;
  answers: Map<string, Answered>;
  cards: Map<string, Card>;
  merged: Map<string, string>;
  visits: Visit[];
  lines: Map<number, Line>;
  boxes: Map<string, SealedBox>;
  streams: Map<string, CaptionStream>;
  erasings: Map<string, Begun>;
  transcripts: Map<string, TranscriptWords>;
  words: Map<string, WordsRow>;
};

const isTaken = <Key>(keys: Key[], kept: Map<Key, unknown>) => keys.some((key, index) => kept.has(key) || keys.indexOf(key) !== index);

/** For tests only: keeps the promises of the file store, except the one about the disk. */
export function memoryStore(): Store {
  const doors = new Map<string, Door>();
  const meetings = new Map<string, Kept>();
  const doorOf = (code: string) => [...doors.values()].find((door) => door.code === code);
  const answerKey = (personId: string, commandId: string) => JSON.stringify([personId, commandId]);

  const writers = new Map<string, Set<string>>();
  const writersOf = (meetingId: string, documentId: string) => {
    const key = JSON.stringify([meetingId, documentId]);
    const known = writers.get(key) ?? new Set();
    writers.set(key, known);
    return known;
  };

  const inOrder = (meetingId: string): Line[] =>
    structuredClone([...(meetings.get(meetingId)?.lines.values() ?? [])]).sort((one, other) => one.number - other.number);

  const factsAfter = (meetingId: string, afterSeq: number, limit: number): Recorded[] =>
    [...(meetings.get(meetingId)?.facts.values() ?? [])]
      .filter(({ seq }) => seq > afterSeq)
      .sort((one, other) => one.seq - other.seq)
      .slice(0, limit);

  return {
    createMeeting: async (door) => {
      if (doorOf(door.code)) throw new CodeTaken(door.code);
      if (doors.has(door.id)) throw new Error(`meeting ${door.id} exists`);
      doors.set(door.id, structuredClone(door));
      meetings.set(door.id, {
        facts: new Map(),
        answers: new Map(),
        cards: new Map(),
        merged: new Map(),
        visits: [],
        lines: new Map(),
        boxes: new Map(),
        streams: new Map(),
        erasings: new Map(),
        transcripts: new Map(),
        words: new Map(),
      });
    },
    meetingById: async (id) => structuredClone(doors.get(id) ?? null),
    meetingByCode: async (code) => structuredClone(doorOf(code) ?? null),

    read: async (meetingId, afterSeq, limit = Infinity) => structuredClone(factsAfter(meetingId, afterSeq, limit)),
    readJson: async (meetingId, afterSeq, limit) => Buffer.from(JSON.stringify(factsAfter(meetingId, afterSeq, limit))),

    append: async (meetingId, append) => {
      const kept = meetings.get(meetingId);
      if (!kept) throw new Error(`no meeting ${meetingId}`);
      const {
        recorded,
        answered,
        cards,
        merged,
        visits,
        lines,
        lineChanges,
        boxes,
        streams,
        emptied,
        rewritten,
        begun,
        finished,
        transcripts,
        ...rest
      } = structuredClone(append);
      const numbers = recorded.map(({ seq }) => seq);
      const commands = answered.map(({ personId, commandId }) => answerKey(personId, commandId));
      if (isTaken(numbers, kept.facts)) throw new SeqTaken('fact');
      if (isTaken(commands, kept.answers)) throw new SeqTaken('command');
      if (lines.some(({ number }) => kept.lines.has(number))) throw new SeqTaken('line');
      if (boxes.some(({ pollId, version }) => (kept.boxes.get(pollId)?.version ?? 0) !== version - 1)) throw new SeqTaken('box');
      // From here on nothing refuses, so that all of it is true or nothing.
      for (const fact of recorded) kept.facts.set(fact.seq, fact);
      for (const answer of answered) kept.answers.set(answerKey(answer.personId, answer.commandId), answer);
      for (const card of cards) kept.cards.set(card.id, card);
      for (const { id, into } of merged) kept.merged.set(id, into);
      kept.visits.push(...visits);
      for (const line of lines) kept.lines.set(line.number, line);
      for (const { number, ...change } of lineChanges) {
        const line = kept.lines.get(number);
        if (line) kept.lines.set(number, { ...line, ...change });
      }
      for (const box of boxes) kept.boxes.set(box.pollId, box);
      for (const stream of streams) kept.streams.set(stream.linkId, stream);
      for (const pollId of emptied) kept.boxes.delete(pollId);
      for (const [key, { questionId }] of kept.words) if (rest.wordsOut.includes(questionId)) kept.words.delete(key);
      for (const row of rest.words) kept.words.set(`${row.questionId} ${row.name}`, row);
      for (const fact of rewritten) kept.facts.set(fact.seq, fact);
      for (const one of begun) kept.erasings.set(one.personId, one);
      for (const personId of finished) kept.erasings.delete(personId);
      for (const write of transcripts) {
        const words = written(kept.transcripts.get(write.transcriptId) ?? null, write);
        if (words) kept.transcripts.set(write.transcriptId, words);
        else kept.transcripts.delete(write.transcriptId);
      }
    },

    answered: async (meetingId, personId, commandId) =>
      structuredClone(meetings.get(meetingId)?.answers.get(answerKey(personId, commandId)) ?? null),
    roster: async (meetingId) => {
      const kept = meetings.get(meetingId);
      return {
        cards: structuredClone([...(kept?.cards.values() ?? [])]),
        merged: [...(kept?.merged ?? [])].map(([id, into]) => ({ id, into })),
      };
    },
    visits: async (meetingId) => structuredClone(meetings.get(meetingId)?.visits ?? []),
    lines: async (meetingId, { lane, floor, before, limit }) =>
      inOrder(meetingId)
        .filter((line) => line.lane === lane && line.floor === floor && line.number < before && line.state !== 'hidden')
        .slice(-limit),
    lastLines: async (meetingId, limit) => inOrder(meetingId).slice(-limit),
    line: async (meetingId, number) => structuredClone(meetings.get(meetingId)?.lines.get(number) ?? null),
    linesBy: async (meetingId, personIds) =>
      inOrder(meetingId).flatMap(({ number, lane, by, text }) =>
        lane === 'chat' && personIds.includes(by) && text !== '' ? [number] : [],
      ),
    erasings: async (meetingId) => structuredClone([...(meetings.get(meetingId)?.erasings.values() ?? [])]),
    erasingMeetings: () => [...meetings].flatMap(([id, { erasings }]) => (erasings.size > 0 ? [id] : [])),
    boxes: async (meetingId) => structuredClone([...(meetings.get(meetingId)?.boxes.values() ?? [])]),
    captionStreams: async (meetingId) => structuredClone([...(meetings.get(meetingId)?.streams.values() ?? [])]),
    transcriptHead: async (meetingId, transcriptId) =>
      structuredClone(meetings.get(meetingId)?.transcripts.get(transcriptId)?.head ?? null),
    transcriptTurns: async (meetingId, transcriptId, after, limit) =>
      structuredClone(
        (meetings.get(meetingId)?.transcripts.get(transcriptId)?.turns ?? []).filter(({ number }) => number > after).slice(0, limit),
      ),
    words: async (meetingId) =>
      structuredClone([...(meetings.get(meetingId)?.words.values() ?? [])]).sort((one, other) => (one.name < other.name ? -1 : 1)),
    ballotKeys: ballotKeysInMemory(),
    journal: { holds: false, onChange: () => {} },
    documents: documentLogInMemory(
      (id) => meetings.has(id),
      (meetingId, answered) => {
        const { answers } = meetings.get(meetingId)!;
        const key = answerKey(answered.personId, answered.commandId);
        if (answers.has(key)) throw new SeqTaken('command');
        answers.set(key, structuredClone(answered));
      },
      writersOf,
    ),
    versions: versionLogInMemory(writersOf),
    probe: async () => {},
    close: async () => {},
  };
}
