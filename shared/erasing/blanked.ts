import type { MeetingEvent, Recorded } from '../meeting.ts';
import { knowing } from './owners.ts';
import { erasedName } from './state.ts';
import { wordless, type Rule } from './words.ts';

/** What goes out of the facts of a meeting. `called`: under which names these people stand in it now, `number` which of the erased they are. */
export type Erasure = { ids: string[]; number: number; called: string[] };
/** What became of the documents: of groups what their reports say now, of frozen versions those that are not what they were. */
export type Rewritten = { reports: Record<string, { text: string; cut: boolean }>; withdrawn: { documentId: string; version: number }[] };
export const nothingRewritten: Rewritten = { reports: {}, withdrawn: [] };

/**
 * All facts of a meeting without the words of one person, under the same numbers. The one place where facts are changed: whoever has a
 * right to be forgotten has it against a log, too. `changed` are those that are not what they were.
 */
export function blanked(facts: readonly Recorded[], { ids, number, called }: Erasure, { reports, withdrawn }: Rewritten) {
  const theirs = new Set(ids);
  const { owners, take } = knowing(theirs);
  const last = lastReports(facts);
  let seq = 0;
  const rule: Rule = {
    ids: theirs,
    owners,
    report: (groupId) => (Object.hasOwn(reports, groupId) ? (last.get(groupId) === seq ? reports[groupId]! : null) : undefined),
    stands: (documentId, version) => !withdrawn.some((one) => one.documentId === documentId && one.version === version),
  };
  const names = called.filter((name) => name !== '').map((name) => `@${name}`);
  const changed: Recorded[] = [];
  const now = facts.map((fact) => {
    seq = fact.seq;
    take(fact);
    const event = unmentioned(wordless(fact.event, fact.by, rule), names, `@${erasedName(number)}`);
    if (event === fact.event) return fact;
    changed.push({ ...fact, event });
    return changed.at(-1)!;
  });
  return { facts: now, changed };
}

/** The last fact that says what a report says is the one that stands. */
function lastReports(facts: readonly Recorded[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { seq, event } of facts) if (event.type === 'report-called' || event.type === 'report-written') last.set(event.groupId, seq);
  return last;
}

/** A mention that was taken out of a document as words, into an action or a report, is of nobody any more. */
function unmentioned(event: MeetingEvent, names: readonly string[], label: string): MeetingEvent {
  if (names.length === 0) return event;
  const text = JSON.stringify(event);
  const sought = names.map((name) => JSON.stringify(name).slice(1, -1)).filter((name) => text.includes(name));
  if (sought.length === 0) return event;
  return JSON.parse(sought.reduce((all, name) => all.replaceAll(name, label), text)) as MeetingEvent;
}
