import type { Recorded } from '../meeting.ts';
import { retold, unmentioning, type Called } from './mentions.ts';
import { knowing } from './owners.ts';
import { erasedName } from './state.ts';
import { wordless, type Rule } from './words.ts';

/** What goes out of the facts of a meeting. `called`: under which names these people stand in it now, `number` which of the erased they are. */
export type Erasure = Called & { ids: string[]; number: number };
/** What became of the documents: of groups what their reports say now, of frozen versions those that are not what they were. */
export type Rewritten = { reports: Record<string, { text: string; cut: boolean }>; withdrawn: { documentId: string; version: number }[] };
export const nothingRewritten: Rewritten = { reports: {}, withdrawn: [] };
/** The number of the last fact that says what the report of a group says: that one stands. */
export type LastReports = Map<string, number>;

/**
 * The facts of a meeting without the words of one person, under the same numbers: to be given one after the other, from the first. The
 * one place where facts are changed: whoever has a right to be forgotten has it against a log, too. The same fact comes back where it
 * says what it said.
 */
export function blanking(erasure: Erasure, { reports, withdrawn }: Rewritten, last: LastReports): (fact: Recorded) => Recorded {
  const { ids, number, called, others } = erasure;
  const theirs = new Set(ids);
  const { owners, take } = knowing(theirs);
  let seq = 0;
  const rule: Rule = {
    ids: theirs,
    owners,
    report: (groupId) => (Object.hasOwn(reports, groupId) ? (last.get(groupId) === seq ? reports[groupId]! : null) : undefined),
    stands: (documentId, version) => !withdrawn.some((one) => one.documentId === documentId && one.version === version),
  };
  const label = erasedName(number);
  const unmentioned = unmentioning({ called, others }, label);
  // Of two who are called the same only a fact that is of one of them says which is meant.
  const alone = called.filter((name) => !others.includes(name));
  const certainly = alone.length === called.length ? unmentioned : unmentioning({ called: alone, others }, label);
  return (fact) => {
    seq = fact.seq;
    take(fact);
    const event = wordless(fact.event, fact.by, rule);
    const say = certainly === unmentioned || speaksOf(event, ids) ? unmentioned : certainly;
    const now = say ? retold(event, say) : event;
    return now === fact.event ? fact : { ...fact, event: now };
  };
}

function speaksOf(part: unknown, ids: readonly string[]): boolean {
  if (typeof part === 'string') return ids.includes(part);
  return typeof part === 'object' && part !== null && Object.values(part).some((one) => speaksOf(one, ids));
}

/** All of them at once; `changed` are those that are not what they were. */
export function blanked(facts: readonly Recorded[], erasure: Erasure, rewritten: Rewritten): { facts: Recorded[]; changed: Recorded[] } {
  const now = facts.map(blanking(erasure, rewritten, lastReportsIn(facts)));
  return { facts: now, changed: now.filter((fact, i) => fact !== facts[i]) };
}

export function lastReportsIn(facts: readonly Recorded[], before: LastReports = new Map()): LastReports {
  for (const { seq, event } of facts) if (event.type === 'report-called' || event.type === 'report-written') before.set(event.groupId, seq);
  return before;
}
