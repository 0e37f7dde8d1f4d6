import type { Meeting } from '../meeting.ts';
import { grouped } from './grouped.ts';
import { lastReadBack, type Message } from './state.ts';

/** The same for other programs: the groups of `grouped`, the whole history of each message, times in ISO 8601 (N29). Nobody's answer is in it. */
export function messagesJson({ conduct, messages }: Meeting, nameOf: (personId: string) => string) {
  return {
    meeting: conduct.title,
    hashes: {
      message: 'SHA-256 of the JSON list [text, policyQuestion, audience, wayForward], UTF-8',
      version: 'SHA-256 of the JSON list of [number, status, hash] of each message, UTF-8',
    },
    themes: grouped(messages.list).map(({ theme, questions }) => ({
      theme,
      questions: questions.map(({ policyQuestion, audiences }) => ({
        policyQuestion,
        audiences: audiences.map((one) => ({ audience: one.audience, messages: one.messages.map(asWritten) })),
      })),
    })),
    versions: messages.versions.map(({ version, hash, messages: frozen, at, by, unfrozen }) => ({
      version,
      hash,
      frozenAt: timeOf(at),
      frozenBy: nameOf(by),
      messages: frozen.map(({ number, as, hash: ofOne }) => ({ number, status: as, hash: ofOne })),
      unfrozen: unfrozen && { at: timeOf(unfrozen.at), by: nameOf(unfrozen.by), reason: unfrozen.reason },
    })),
  };
}

function asWritten(message: Message) {
  const { number, phase, text, policyQuestion, audience, wayForward, theme, readBacks } = message;
  return {
    number,
    status: phase,
    ...{ text, policyQuestion, audience, wayForward, theme },
    hash: phase === 'draft' ? null : (lastReadBack(message)?.hash ?? null),
    readBacks: readBacks.map(({ wording, hash, startedAt, endedAt, rooms, counts, objections }) => ({
      ...{ wording, hash, rooms, counts, objections },
      startedAt: timeOf(startedAt),
      endedAt: endedAt === null ? null : timeOf(endedAt),
    })),
  };
}
const timeOf = (at: number) => new Date(at).toISOString();
