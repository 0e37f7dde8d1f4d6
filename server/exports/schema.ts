import { z } from 'zod/mini';
import { questionKinds } from '../../shared/evaluation/state.ts';
import { attendances, roles, standings } from '../../shared/people.ts';
import { requestKinds } from '../../shared/queue/state.ts';
import { steps } from '../../shared/relay/state.ts';
import { settlements } from '../../shared/messages/state.ts';
import { alsoKinds, channels, outcomes } from '../../shared/record/state.ts';
import { recordFormat, recordStates, type WholeRecord } from '../../shared/record/whole.ts';
import { directionKinds } from '../../shared/transcripts/reading.ts';

const text = z.string();
const maybeText = z.nullable(text);
const whole = z.number().check(z.int(), z.nonnegative());
const maybeWhole = z.nullable(whole);
const counts = z.array(whole);
const bySide = z.strictObject({ 'on-site': counts, remote: counts });
const rooms = z.array(z.strictObject({ room: text, counts }));
const isIt = z.boolean();

const base = { id: text, at: whole, until: maybeWhole, floor: text, itemId: maybeText, by: text, facts: z.array(whole) };
const entry = <What extends string, Shape extends z.core.$ZodShape>(what: What, shape: Shape) =>
  z.strictObject({ ...base, what: z.literal(what), ...shape });
const wish = {
  personId: text,
  attendance: z.enum(attendances),
  standing: z.enum(standings),
  kind: z.enum(requestKinds),
  subject: maybeText,
  askedAt: maybeWhole,
  enteredBy: maybeText,
};
const read = z.strictObject({ messageId: text, number: whole, text, counts: z.nullable(bySide), rooms, objections: z.array(text) });

const asked = z.strictObject({
  id: text,
  kind: z.enum(questionKinds),
  text,
  options: z.array(text),
  answered: maybeWhole,
  counts: z.nullable(counts),
  words: z.nullable(z.array(text)),
  leftOut: whole,
});

const entries = z.discriminatedUnion('what', [
  entry('opened', {}),
  entry('closed', {}),
  entry('off-record', {}),
  entry('item', { title: text, plannedMinutes: maybeWhole, conclusion: maybeText }),
  entry('break', { kind: z.enum(['beginning', 'break']), plannedUntil: whole }),
  entry('presented', { documentId: text, section: maybeText }),
  entry('turn', {
    ...wish,
    order: whole,
    channel: z.enum(channels),
    seconds: maybeWhole,
    how: z.enum(['called', 'out-of-order', 'interrupting', 'last-word', 'report']),
  }),
  entry('request', { ...wish, outcome: z.enum(outcomes) }),
  entry('question', { text: maybeText, personId: maybeText, enteredBy: maybeText, step: z.enum(steps), readOutAt: maybeWhole }),
  entry('poll', {
    question: text,
    options: z.array(text),
    secret: isIt,
    answered: maybeWhole,
    counted: z.nullable(z.strictObject({ counts, bySide: z.nullable(bySide) })),
    rooms,
  }),
  entry('round', { title: text, groups: z.array(z.strictObject({ id: text, number: whole, title: text, people: z.array(text) })) }),
  entry('report', {
    groupId: text,
    number: whole,
    title: text,
    personId: maybeText,
    outcome: z.enum(['called', 'skipped']),
    text,
    cut: isIt,
  }),
  entry('message', { messageId: text, number: whole, text, as: z.nullable(z.enum([...settlements, 'withdrawn'])) }),
  entry('read-back', { messages: z.array(read) }),
  entry('decision', { number: whole, text, withdrawn: isIt }),
  entry('action', {
    number: whole,
    text,
    personId: maybeText,
    due: maybeText,
    state: z.enum(['open', 'done', 'dropped']),
    withdrawn: isIt,
    from: maybeText,
  }),
  entry('frozen', { documentId: maybeText, version: whole, hash: text }),
  entry('unfrozen', { documentId: maybeText, reason: text }),
  entry('erratum', { erratumId: text, entryId: maybeText, text, withdrawn: isIt }),
  entry('evaluation', { attended: whole, answered: maybeWhole, questions: z.array(asked) }),
]);

const person = z.strictObject({
  id: text,
  name: text,
  attendance: z.enum(attendances),
  standing: z.enum(standings),
  organisation: z.optional(text),
  stakeholderGroup: z.optional(text),
  region: z.optional(text),
  capacity: z.optional(z.enum(['personal', 'organisation'])),
  newcomer: z.optional(z.literal(true)),
  roles: z.array(z.enum(roles)),
  turns: whole,
  seconds: whole,
  here: z.array(z.strictObject({ from: whole, to: maybeWhole })),
  apologies: isIt,
});

const placed = { place: z.enum(['under', 'after', 'before', 'end']), entryId: maybeText };
const said = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('turn'),
    number: whole,
    personId: maybeText,
    name: maybeText,
    time: maybeText,
    paragraphs: z.array(text),
    ...placed,
  }),
  z.strictObject({ what: z.literal('direction'), kind: z.enum(directionKinds), text, ...placed }),
]);

const record = z.strictObject({
  format: z.literal(recordFormat),
  code: text,
  title: text,
  zone: text,
  next: z.nullable(z.strictObject({ at: whole, minutes: whole })),
  phase: z.enum(['waiting', 'open', 'closed']),
  state: z.enum(recordStates),
  versions: z.array(z.strictObject({ number: whole, hash: text, upTo: whole, at: whole, by: text, stands: isIt })),
  since: z.array(text),
  openedAt: maybeWhole,
  closedAt: maybeWhole,
  madeAt: whole,
  upTo: whole,
  people: z.array(person),
  agenda: z.array(
    z.strictObject({
      id: text,
      title: text,
      kind: z.enum(['item', 'break', 'groups', 'report-back']),
      documents: z.array(z.strictObject({ id: text, title: text, link: text, section: z.optional(text) })),
      plannedMinutes: maybeWhole,
      tookSeconds: whole,
      conclusion: maybeText,
    }),
  ),
  groups: z.array(z.strictObject({ id: text, number: whole, title: text })),
  entries: z.array(entries),
  also: z.strictObject(Object.fromEntries(alsoKinds.map((kind) => [kind, whole])) as Record<(typeof alsoKinds)[number], typeof whole>),
  transcripts: z.array(z.strictObject({ id: text, title: text, preface: z.array(text), said: z.array(said) })),
});

/** A record and its schema are the same thing, or this does not compile. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;
type Whats<Of extends { entries: { what: string }[] }> = Of['entries'][number]['what'];
true satisfies Same<Whats<z.infer<typeof record>>, Whats<WholeRecord>>;
true satisfies Same<keyof z.infer<typeof record>, keyof WholeRecord>;

/** The JSON of the record as JSON Schema (draft 2020-12): times in ms since 1970, seconds of speaking time, ids of people as in `people`. */
export const recordSchema = () => ({ title: 'Onefloor record', ...z.toJSONSchema(record) });
