import type { Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { CodeTaken, SeqTaken, type Answered, type Door, type Store, type Visit } from './store.ts';

type Kept = {
  facts: Map<number, Recorded>;
  answers: Map<string, Answered>;
  cards: Map<string, Card>;
  merged: Map<string, string>;
  visits: Visit[];
};

const isTaken = <Key>(keys: Key[], kept: Map<Key, unknown>) => keys.some((key, index) => kept.has(key) || keys.indexOf(key) !== index);

/** For tests only: keeps the promises of the file store, except the one about the disk. */
export function memoryStore(): Store {
  const doors = new Map<string, Door>();
  const meetings = new Map<string, Kept>();
  const doorOf = (code: string) => [...doors.values()].find((door) => door.code === code);
  const answerKey = (personId: string, commandId: string) => JSON.stringify([personId, commandId]);

  return {
    createMeeting: async (door) => {
      if (doorOf(door.code)) throw new CodeTaken(door.code);
      if (doors.has(door.id)) throw new Error(`meeting ${door.id} exists`);
      doors.set(door.id, structuredClone(door));
      meetings.set(door.id, { facts: new Map(), answers: new Map(), cards: new Map(), merged: new Map(), visits: [] });
    },
    meetingById: async (id) => structuredClone(doors.get(id) ?? null),
    meetingByCode: async (code) => structuredClone(doorOf(code) ?? null),

    read: async (meetingId, afterSeq, limit = Infinity) => {
      const after = [...(meetings.get(meetingId)?.facts.values() ?? [])].filter(({ seq }) => seq > afterSeq);
      return structuredClone(after.sort((one, other) => one.seq - other.seq).slice(0, limit));
    },

    append: async (meetingId, append) => {
      const kept = meetings.get(meetingId);
      if (!kept) throw new Error(`no meeting ${meetingId}`);
      const { recorded, answered, cards, merged, visits } = structuredClone(append);
      const numbers = recorded.map(({ seq }) => seq);
      const commands = answered.map(({ personId, commandId }) => answerKey(personId, commandId));
      if (isTaken(numbers, kept.facts)) throw new SeqTaken('fact');
      if (isTaken(commands, kept.answers)) throw new SeqTaken('command');
      // From here on nothing refuses, so that all of it is true or nothing.
      for (const fact of recorded) kept.facts.set(fact.seq, fact);
      for (const answer of answered) kept.answers.set(answerKey(answer.personId, answer.commandId), answer);
      for (const card of cards) kept.cards.set(card.id, card);
      for (const { id, into } of merged) kept.merged.set(id, into);
      kept.visits.push(...visits);
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
    probe: async () => {},
    close: async () => {},
  };
}
