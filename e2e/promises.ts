import type { Command } from '../shared/decide.ts';
import { plenary } from '../shared/floor-id.ts';
import type { MeetingEvent, Recorded } from '../shared/meeting.ts';
import { turnOn, type Seat } from './meeting-room.ts';

/** One press as the person knows it; `tag` is a subject that nobody else ever sends, `killedAt` when the secretary last died before the answer. */
type Entry = { by: string; tag: string | null; fact: MeetingEvent['type'] } & (
  { seq: number; killedAt: number } | { unanswered: 'no-answer' | 'offline' }
);
export type Promises = {
  entries: Entry[];
  acknowledged: () => number;
  /** The secretary dies now: what is answered after this for a fact of before was kept, not told, and asked for again. */
  killed: () => void;
  stop: () => Promise<void>;
};

const floor = plenary;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Everybody keeps pressing, as fast as one person may, and writes down what was promised to them. */
export function keepPressing(speakers: Seat[], chair: Seat, moderator: Seat): Promises {
  const entries: Entry[] = [];
  let pressing = true;
  let acknowledged = 0;
  let made = 0;
  let killedAt = 0;
  const newTag = () => `tag ${++made}`;

  async function press(seat: Seat, command: Command, fact: MeetingEvent['type'], tag: string | null): Promise<void> {
    const answer = await seat.send(command);
    if (answer.ok) {
      acknowledged += 1;
      entries.push({ by: seat.personId, tag, fact, seq: answer.seq, killedAt });
    } else if (answer.refusal === 'no-answer' || answer.refusal === 'offline') {
      entries.push({ by: seat.personId, tag, fact, unanswered: answer.refusal });
      await wait(50);
    }
  }
  async function again(next: () => Promise<void>, everyMs: number): Promise<void> {
    while (pressing) await Promise.all([next(), wait(everyMs)]);
  }

  /** Asks, changes the subject some times, and takes it back at last. */
  async function asSpeaker(seat: Seat): Promise<void> {
    const tag = newTag();
    const mine = seat.meeting().floors[floor]!.queue.waiting.find(({ personId }) => personId === seat.personId);
    if (!mine) await press(seat, { name: 'request-floor', input: { floor, kind: 'intervention', subject: tag } }, 'floor-requested', tag);
    else if (Math.random() < 0.8)
      await press(seat, { name: 'amend-request', input: { floor, requestId: mine.id, subject: tag } }, 'request-amended', tag);
    else await press(seat, { name: 'withdraw-request', input: { floor, requestId: mine.id } }, 'request-withdrawn', null);
  }
  const asChair = () => press(chair, { name: 'give-floor-to-next', input: { floor, holderISaw: turnOn(chair) } }, 'floor-given', null);
  async function asModerator(): Promise<void> {
    const tag = newTag();
    const input = { floor, kind: 'intervention' as const, subject: tag, for: { label: tag } };
    await press(moderator, { name: 'request-floor', input }, 'floor-requested', tag);
  }

  const all = [...speakers.map((seat) => again(() => asSpeaker(seat), 95)), again(asChair, 20), again(asModerator, 20)];
  return {
    entries,
    acknowledged: () => acknowledged,
    killed: () => {
      killedAt = Date.now();
    },
    stop: async () => {
      pressing = false;
      await Promise.all(all);
    },
  };
}

/** Every promise against what is on disk: each acknowledged fact once, at its number; nothing beside them but what was never answered. */
export function audit({ entries }: Promises, kept: Recorded[]) {
  const answered = entries.flatMap((entry) => ('seq' in entry ? [entry] : []));
  const unanswered = entries.flatMap((entry) => ('unanswered' in entry ? [entry] : []));
  const factAt = new Map(kept.map((recorded) => [recorded.seq, recorded]));
  const promised = new Set(answered.map(({ seq }) => seq));
  const isThere = ({ seq, by, fact, tag }: (typeof answered)[number]) => {
    const recorded = factAt.get(seq);
    return recorded?.by === by && recorded.event.type === fact && (tag === null || tagOf(recorded.event) === tag);
  };
  const pressed = new Set(entries.map(({ by, fact }) => `${by} ${fact}`));
  const beside = kept.filter(({ seq, by, event }) => pressed.has(`${by} ${event.type}`) && !promised.has(seq));
  // `offline` says that nothing was sent: only the others may have happened.
  const sent = unanswered.filter((entry) => entry.unanswered === 'no-answer');
  const mayBe = new Set(sent.map(({ by, fact, tag }) => `${by} ${fact} ${tag}`));
  const tags = kept.flatMap(({ event }) => tagOf(event) ?? []);
  return {
    acknowledged: answered.length,
    sentWithoutAnswer: sent.length,
    neverSent: unanswered.length - sent.length,
    doneWithoutAnswer: beside.length,
    answeredAgain: answered.filter(({ seq, killedAt }) => (factAt.get(seq)?.at ?? Infinity) < killedAt).length,
    lost: answered.filter((entry) => !isThere(entry)).map((entry) => JSON.stringify(entry)),
    doubled: [
      ...tags.filter((tag, i) => tags.indexOf(tag) !== i),
      ...beside.filter(({ by, event }) => !mayBe.has(`${by} ${event.type} ${tagOf(event)}`)).map((recorded) => JSON.stringify(recorded)),
      ...(promised.size < answered.length ? ['two promises with one number'] : []),
      ...(beside.length > sent.length ? ['more facts than presses'] : []),
    ],
  };
}

function tagOf(event: MeetingEvent): string | null {
  if (event.type === 'floor-requested') return event.request.subject ?? null;
  return event.type === 'request-amended' ? (event.subject ?? null) : null;
}
