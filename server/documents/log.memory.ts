import { SeqTaken, type Answered } from '../store.ts';
import type { Client, DocumentLog, KeptDocument, LastWord, Step } from './log.ts';

/** For tests only: keeps the promises of the log in the data file, except the one about the disk. */
export function documentLogInMemory(
  isMeeting: (meetingId: string) => boolean,
  keepAnswer: (meetingId: string, answered: Answered) => void,
  writersOf: (meetingId: string, documentId: string) => Set<string>,
): DocumentLog {
  const documents = new Map<string, KeptDocument>();
  const clients = new Map<string, Map<number, string>>();
  const writers = new Map<string, LastWord & { meetingId: string }>();
  const keyOf = (meetingId: string, documentId: string) => JSON.stringify([meetingId, documentId]);
  const stepsOf = (meetingId: string, documentId: string): Step[] => {
    const kept = documents.get(keyOf(meetingId, documentId));
    if (!kept) throw new Error(`no document ${documentId}`);
    return kept.steps;
  };

  return {
    open: async (meetingId, documentId, epoch) => {
      if (!isMeeting(meetingId)) throw new Error(`no meeting ${meetingId}`);
      const key = keyOf(meetingId, documentId);
      const kept = documents.get(key) ?? { epoch, steps: [] };
      documents.set(key, kept);
      return structuredClone(kept);
    },
    append: async (meetingId, documentId, { number, update }, { personIds, at, clients: wroteAs = [] }, answered) => {
      const steps = stepsOf(meetingId, documentId);
      if ((steps.at(-1)?.number ?? 0) !== number - 1) throw new SeqTaken(`step ${number}`);
      if (answered) keepAnswer(meetingId, answered);
      steps.push({ number, update: Uint8Array.from(update) });
      for (const personId of personIds) {
        const key = JSON.stringify([meetingId, documentId, personId]);
        writers.set(key, { meetingId, documentId, personId, at: Math.max(at, writers.get(key)?.at ?? at) });
      }
      const known = clients.get(keyOf(meetingId, documentId)) ?? new Map<number, string>();
      clients.set(keyOf(meetingId, documentId), new Map<number, string>([...structuredClone<Client[]>(wroteAs), ...known]));
      for (const id of personIds) writersOf(meetingId, documentId).add(id);
    },
    compact: async (meetingId, documentId, { number, update }) => {
      const steps = stepsOf(meetingId, documentId);
      const place = steps.findIndex((step) => step.number === number);
      if (place < 0) throw new SeqTaken(`step ${number}`);
      steps.splice(0, place + 1, { number, update: Uint8Array.from(update) });
    },
    list: async (meetingId) =>
      [...documents.keys()].flatMap((key) => {
        const [meeting, documentId] = JSON.parse(key) as [string, string];
        return meeting === meetingId ? [documentId] : [];
      }),
    clientsOf: async (meetingId, documentId, personIds) =>
      [...(clients.get(keyOf(meetingId, documentId)) ?? [])].flatMap(([client, id]) => (personIds.includes(id) ? [client] : [])),
    lastWords: async (asked) => [...writers.values()].flatMap(({ meetingId, ...word }) => (meetingId === asked ? [word] : [])),
  };
}
