import { plenary } from '../floor-id.ts';
import type { Entry } from '../record/state.ts';
import { aligned } from './aligning.ts';
import type { Direction } from './reading.ts';
import { personOfTurn, type Transcript } from './state.ts';
import type { TranscriptWords } from './words.ts';

/** What a transcript says, with the names of now; `personId` null and `name` as the file has it where nobody said who that is. */
export type Said =
  | { what: 'turn'; number: number; personId: string | null; name: string | null; time: string | null; paragraphs: string[] }
  | { what: 'direction'; kind: Direction['kind']; text: string };
/** A transcript that stands beside the record, as it is handed over to be laid there. */
export type Laid = { id: string; title: string; preface: string[]; said: Said[] };
/** Where it stands: `under` the intervention that it tells of, `after` or `before` one, or in the `end`, with nothing of the record. */
export type Placed = Said & { place: 'under' | 'after' | 'before' | 'end'; entryId: string | null };
export type LaidTranscript = Omit<Laid, 'said'> & { said: Placed[] };

/** `cardOf`: who somebody is now, also whoever was a placeholder. */
export function laidOf(
  { id, title, matches, kinds }: Transcript,
  { head, turns }: TranscriptWords,
  cardOf: (personId: string) => { id: string; name: string } | undefined,
): Laid {
  const said: Said[] = [];
  let next = 0;
  const directed = (turn: number) => {
    for (; next < head.directions.length && head.directions[next]!.turn <= turn; next++) {
      const { kind, text } = head.directions[next]!;
      said.push({ what: 'direction', kind: kinds[next] ?? kind, text });
    }
  };
  for (const { number, whose, time, paragraphs } of turns) {
    directed(number - 1);
    const known = personOfTurn({ matches }, whose);
    const card = known === null ? undefined : cardOf(known);
    const label = whose && 'speaker' in whose ? (head.speakers[whose.speaker] ?? null) : null;
    said.push({ what: 'turn', number, personId: card?.id ?? null, name: card?.name ?? label, time, paragraphs });
  }
  directed(Infinity);
  return { id, title, preface: head.preface, said };
}

/**
 * A transcript beside the entries of a record: turns of a person to the interventions that were noted of them, in their order; what has no
 * partner stands between. The entries stay what they are: what only a transcript says is no fact.
 */
export function besideRecord(entries: readonly Entry[], { said, ...about }: Laid): LaidTranscript {
  const turns = entries.filter((entry) => entry.what === 'turn' && entry.floor === plenary);
  const noted = turns.map((entry) => (entry.what === 'turn' ? entry.personId : null));
  const pairs = aligned(
    noted,
    said.map((one) => (one.what === 'turn' ? one.personId : null)),
  );
  const entryOf = new Map(pairs.map(([turn, place]) => [place, turns[turn]!.id]));
  const [first] = pairs;
  let last: string | null = null;
  const placed = said.map((one, i): Placed => {
    const entryId = entryOf.get(i);
    if (entryId !== undefined) {
      last = entryId;
      return { ...one, place: 'under', entryId };
    }
    if (last !== null) return { ...one, place: 'after', entryId: last };
    return first ? { ...one, place: 'before', entryId: turns[first[0]]!.id } : { ...one, place: 'end', entryId: null };
  });
  return { ...about, said: placed };
}

/** One line of the course with what transcripts say: an entry of the record, or something beside it, with its anchor. */
export type CourseRow = { entry: Entry } | { id: string; title: string; said: Placed };

/** The course of the meeting with the words of transcripts where they stand. */
export function courseWith(entries: readonly Entry[], transcripts: readonly LaidTranscript[]): CourseRow[] {
  const at = new Map<string, CourseRow[]>();
  transcripts.forEach(({ title, said }, t) =>
    said.forEach((one, i) => {
      const key = `${one.place} ${one.entryId ?? ''}`;
      const row = { id: `t${t + 1}-${i + 1}`, title, said: one };
      const rows = at.get(key);
      if (rows) rows.push(row);
      else at.set(key, [row]);
    }),
  );
  if (at.size === 0) return entries.map((entry) => ({ entry }));
  const of = (place: Placed['place'], id: string) => at.get(`${place} ${id}`) ?? [];
  return [
    ...entries.flatMap((entry) => [...of('before', entry.id), { entry }, ...of('under', entry.id), ...of('after', entry.id)]),
    ...of('end', ''),
  ];
}
