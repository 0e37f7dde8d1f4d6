import { signerOf } from '../shared/decide.ts';
import type { Line } from '../shared/lanes.ts';
import type { Recorded } from '../shared/meeting.ts';
import type { Answer, CommandInput, Joined } from '../shared/wire.ts';
import type { Store } from '../server/store.ts';
import type { Watch } from './bad-network.ts';
import type { ClientEnd } from './screen-end.ts';

type Entry = { id: string; by: string; signer: string; name: string; stamp: string | null; sent: number; answers: Answer[] };

/** What these do is in a lane or a box, or nothing new to those who count: there need not be a fact of their own. */
const withoutFact = [
  'say-in-chat',
  'write-caption',
  'correct-caption',
  'set-off-record',
  'place-captions',
  'hide-line',
  'answer-poll',
  'answer-evaluation',
  'publish-evaluation-words',
  'settle-action',
  'ask-to-be-erased',
];
const intoLanes = ['say-in-chat', 'write-caption'];

const isFirm = (answer: Answer) => !answer.ok && answer.refusal !== 'store-failing';
export const personOf = ({ options }: ClientEnd) => options.extraHeaders?.cookie ?? 'public';

/** Writes down beside the meeting what screens asked and what they were told, so that both can be compared. */
export function keepLedger(seqOf: (screen: ClientEnd) => number | null) {
  const entries = new Map<string, Entry>();
  const waiting = new Map<ClientEnd, Map<number, Entry | { after: number | null }>>();
  const joins = { byEvents: 0, bySnapshot: 0, anew: 0 };
  const faults: string[] = [];
  const asked = (screen: ClientEnd) => waiting.get(screen) ?? waiting.set(screen, new Map()).get(screen)!;
  let deaf: ClientEnd | null = null;

  const watch: Watch = {
    says(screen, event, [input], ack) {
      if (event === 'join') {
        if (screen === deaf) faults.push(`${personOf(screen)} joined again although it had all that came`);
        asked(screen).set(ack, input as { after: number | null });
      }
      if (event !== 'command') return;
      // As it goes over the wire.
      const { id, name, input: said } = JSON.parse(JSON.stringify(input)) as CommandInput;
      const by = personOf(screen);
      const signer = signerOf({ id: by, attendance: 'remote', standing: 'member', seat: 'person' }, { name, input: said });
      const entry = entries.get(id) ?? { id, by, signer, name, stamp: stampIn(said), sent: 0, answers: [] };
      entry.sent++;
      entries.set(id, entry);
      asked(screen).set(ack, entry);
    },
    answers(screen, ack, value) {
      const question = asked(screen).get(ack);
      if (!question) return;
      if ('answers' in question) return void question.answers.push(value as Answer);
      if ('snapshot' in (value as Joined)) joins[question.after === null ? 'anew' : 'bySnapshot']++;
      else if ((value as { events: Recorded[] }).events.length > 0) joins.byEvents++;
    },
    arrives(screen, event, args, hear) {
      const seq = seqOf(screen);
      deaf = event === 'events' && seq !== null && (args[0] as { upTo: number }).upTo <= seq ? screen : null;
      hear();
      deaf = null;
    },
  };

  /** Every way in which what people were told and what is on disk disagree. */
  async function faultsAgainst(kept: Store, meetingId: string, facts: Recorded[]): Promise<string[]> {
    const found = [...faults];
    const lines = await kept.lastLines(meetingId, Infinity);
    const hidden = lines.filter(({ state }) => state === 'hidden').length;
    const stamps = new Map<string, number>();
    // A question that takes its place in the queue brings the words of its asker along.
    const queued = facts.flatMap(({ event }) => (event.type === 'question-queued' ? [event.requestId] : []));
    const said = facts.filter(({ event }) => event.type !== 'floor-requested' || !queued.includes(event.request.id));
    for (const stamp of [...said.flatMap(({ event }) => stampsIn(event)), ...lines.flatMap(stampsInLine)])
      stamps.set(stamp, (stamps.get(stamp) ?? 0) + 1);
    const forgotten = new Set(facts.flatMap(({ event }) => (event.type === 'person-erased' ? event.ids : [])));
    let erased = 0;
    for (const { id, by, signer, name, stamp, answers } of entries.values()) {
      const say = (what: string) => found.push(`${name} ${id} of ${by} ${what}: ${JSON.stringify(answers)}`);
      const onDisk = await kept.answered(meetingId, signer, id);
      const oks = answers.flatMap((answer) => (answer.ok ? [answer.seq] : []));
      const firm = answers.filter(isFirm);
      const times = stamp === null ? null : (stamps.get(stamp) ?? 0);
      if (oks.length > 0 && !onDisk) say('was acknowledged and is missing');
      if (oks.some((seq) => seq !== onDisk?.seq)) say(`was acknowledged with another number than ${onDisk?.seq}`);
      if (onDisk && !withoutFact.includes(name) && facts[onDisk.seq - 1]?.by !== signer)
        say(`is said to be fact ${onDisk.seq}, which is not of this person`);
      if (firm.length > 0 && onDisk) say('was refused and happened');
      if (
        firm.length > 0 &&
        new Set(answers.map((answer) => JSON.stringify(answer))).size > 1 &&
        answers.every((one) => one.ok || isFirm(one))
      )
        say('was answered in two ways');
      const isErased = times === 0 && onDisk !== null && intoLanes.includes(name);
      if (isErased) erased++;
      else if (times === 0 && onDisk && hasNoWords(facts[onDisk.seq - 1]!.event, forgotten)) continue;
      else if (times !== null && times !== (onDisk ? 1 : 0)) say(`left its fact ${times} times`);
    }
    if (erased > hidden) found.push(`${erased} lines are not there, and only ${hidden} were hidden`);
    return found;
  }

  function tally() {
    const all = [...entries.values()];
    const answers = all.flatMap((entry) => entry.answers[0] ?? []);
    return {
      accepted: answers.filter(({ ok }) => ok).length,
      refusals: answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])),
      names: all.flatMap(({ name, answers: [first] }) => (first?.ok ? [name] : [])),
      unanswered: all.filter(({ answers: { length } }) => length === 0).length,
      repeats: all.filter(({ sent, answers: { length } }) => sent > 1 && length > 0).length,
      answeredTwice: all.filter(({ answers: { length } }) => length > 1).length,
      joins,
    };
  }
  return { watch, faultsAgainst, tally };
}

/** A wish or question of somebody who was erased later says nothing any more. */
function hasNoWords(event: Recorded['event'], forgotten: ReadonlySet<string>): boolean {
  if (event.type === 'floor-requested') return forgotten.has(event.request.personId);
  if (event.type === 'question-asked') return 'author' in event.question && forgotten.has(event.question.author?.personId ?? '');
  return event.type === 'request-amended' && event.subject === '' && forgotten.size > 0;
}

/** A subject or title that no other command has. */
const stampShape = /^stamp \d+$/;
const isStamp = (value: unknown): value is string => typeof value === 'string' && stampShape.test(value);

/** A fact that carries the stamp because it was made from it, not because it moves a request that carries it along. */
function stampsIn(event: Recorded['event']): string[] {
  const said: unknown[] =
    event.type === 'floor-requested'
      ? [event.request.subject]
      : event.type === 'request-amended'
        ? [event.subject]
        : event.type === 'agenda-item-added' || event.type === 'agenda-item-amended'
          ? [event.item.title]
          : event.type === 'meeting-titled'
            ? [event.title]
            : event.type === 'question-asked'
              ? ['text' in event.question ? event.question.text : null]
              : [];
  return said.filter(isStamp);
}
const stampsInLine = ({ text, by }: Line): string[] => (by !== 'meeting' && isStamp(text) ? [text] : []);
const stampIn = (input: unknown): string | null => {
  const { subject, title, text } = (input ?? {}) as { subject?: unknown; title?: unknown; text?: unknown };
  return [subject, title, text].find(isStamp) ?? null;
};

/** The same input with a subject or title of its own, where it has one. */
export function stamped(name: string, input: unknown, number: number): unknown {
  const field = {
    'request-floor': 'subject',
    'amend-request': 'subject',
    'add-agenda-item': 'title',
    'amend-agenda-item': 'title',
    'title-meeting': 'title',
    'ask-question': 'text',
    'say-in-chat': 'text',
    'write-caption': 'text',
  }[name];
  if (field === undefined || typeof input !== 'object' || input === null) return input;
  const before = (input as Record<string, unknown>)[field];
  // A command that is typed stays what it is.
  if (name === 'say-in-chat' && before !== 'Good morning') return input;
  const spoiled = field in input && (typeof before !== 'string' || before === '__proto__');
  return spoiled ? input : { ...input, [field]: `stamp ${number}` };
}
