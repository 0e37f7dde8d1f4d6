import type { Speaking } from './lines.ts';
import { clock } from './lines.ts';
import { alsoKinds, type Entry } from './state.ts';
import type { WholeRecord } from './whole.ts';

export type Sections = {
  /** When, who chaired, how many were there, and by which way people were heard. */
  head: string[];
  /** Decisions and actions, by their numbers (N20). */
  outcome: Entry[];
  /** What is said to be wrong, each also beside the entry it is about. */
  errata: Entry[];
  course: Entry[];
  people: { id: string; name: string; about: string[] }[];
  also: string[];
};

const isOutcome = ({ what }: Entry) => what === 'decision' || what === 'action';

/** What stands where in the record, in the same order on the page and in every file. */
export function sectionsOf(record: WholeRecord, { say, hour, nameOf }: Speaking): Sections {
  const { people, entries, openedAt, closedAt } = record;
  const outcome = entries.filter(isOutcome);
  const numbered = (what: 'decision' | 'action') =>
    outcome.filter((entry) => entry.what === what).toSorted((a, b) => numberOf(a) - numberOf(b));
  const chairs = people.filter(({ roles }) => roles.includes('chair') || roles.includes('co-chair'));
  const apologies = people.filter((person) => person.apologies);
  const there = people.filter(({ here }) => here.length > 0);
  const onSite = there.filter(({ attendance }) => attendance === 'on-site').length;
  const turns = entries.flatMap((entry) => (entry.what === 'turn' ? [entry] : []));
  const by = (channel: string) => turns.filter((entry) => entry.channel === channel).length;
  const time = (channel: string) => clock(turns.reduce((sum, entry) => sum + (entry.channel === channel ? (entry.seconds ?? 0) : 0), 0));
  return {
    head: [
      openedAt === null
        ? say('record.not-begun')
        : closedAt === null
          ? say('record.since', { from: dayAndHour(openedAt) })
          : say('record.times', { from: dayAndHour(openedAt), to: hour(closedAt) }),
      ...standing(record, say),
      ...(chairs.length > 0 ? [say('record.chaired', { names: chairs.map(({ name }) => name).join(', ') })] : []),
      ...(there.length > 0 ? [say('record.attendance', { onSite, remote: there.length - onSite })] : []),
      ...counted(there, 'stakeholderGroup').map((counts) => say('record.by-group', { counts })),
      ...counted(there, 'region').map((counts) => say('record.by-region', { counts })),
      ...(record.next ? [say('record.next', { day: dayAndHour(record.next.at) })] : []),
      ...(apologies.length > 0 ? [say('record.apologies', { names: apologies.map(({ name }) => name).join(', ') })] : []),
      ...(turns.length > 0
        ? [
            say('record.channel-counts', { room: by('room'), online: by('online'), readOut: by('read-out') }),
            say('record.channel-times', { room: time('room'), online: time('online'), readOut: time('read-out') }),
          ]
        : []),
      ...counted(people, 'stakeholderGroup', spoken).map((counts) => say('record.turns-by-group', { counts })),
      ...counted(people, 'region', spoken).map((counts) => say('record.turns-by-region', { counts })),
      ...(record.transcripts.length > 0 ? [say('record.transcript-note')] : []),
    ],
    outcome: [...numbered('decision'), ...numbered('action')],
    errata: entries.filter(({ what }) => what === 'erratum'),
    course: entries.filter((entry) => !isOutcome(entry) && entry.what !== 'erratum'),
    people: people.map(({ id, organisation, attendance, standing, turns: count, seconds, here }) => ({
      id,
      name: nameOf(id),
      about: [
        ...(organisation ? [organisation] : []),
        say(`side.${attendance}`),
        say(`record.${standing}`),
        ...(count > 0 ? [say('record.spoke', { turns: count, time: clock(seconds) })] : []),
        ...(here.length > 0
          ? [say('record.stays', { times: here.map(({ from, to }) => `${hour(from)}–${to === null ? '' : hour(to)}`).join(', ') })]
          : []),
      ],
    })),
    also: alsoKinds.flatMap((kind) => (record.also[kind] > 0 ? [say(`record.also-${kind}`, { count: record.also[kind] })] : [])),
  };
}

/** Whether somebody stands for it, and by which sum it is known again. */
function standing({ state, versions, since }: WholeRecord, say: Speaking['say']): string[] {
  const last = versions.at(-1);
  if (state === 'growing' || !last) return [say(state === 'growing' ? 'record.grows' : 'record.draft')];
  const { number, at, hash, stands } = last;
  const said = { number, day: dayAndHour(at) };
  return [
    state === 'final' ? say('record.final', said) : say('record.amended', { ...said, count: since.length }),
    stands ? say('record.sum', { number, hash }) : say('record.sum-void', { number }),
  ];
}

const numberOf = (entry: Entry) => ('number' in entry ? entry.number : 0);
const dayAndHour = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

const spoken = ({ turns }: WholeRecord['people'][number]) => turns;

/** So many of each, of those who said which they are of. */
function counted(people: WholeRecord['people'], field: 'stakeholderGroup' | 'region', weight: typeof spoken = () => 1): string[] {
  const counts = new Map<string, number>();
  for (const person of people) {
    const [value, more] = [person[field], weight(person)];
    if (value && more > 0) counts.set(value, (counts.get(value) ?? 0) + more);
  }
  return counts.size === 0 ? [] : [[...counts].map(([value, count]) => `${value} ${count}`).join(', ')];
}
