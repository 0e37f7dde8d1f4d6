import { createHash } from 'node:crypto';
import type { Guess, Strategy } from './chance.ts';
import type { Evidence } from './polled.ts';
import { boxIn, commitsIn, type BoxRow, type Frame } from './write-ahead.ts';

/** Something that can be measured of everybody who answered; what cannot be is the same for all. */
type Measure = (evidence: Evidence) => (personId: string) => number;

/** Sets people in the order of a measure and deals them the published counts, the first option first. */
const dealt =
  (measure: Measure): Strategy =>
  (evidence) => {
    const of = measure(evidence);
    const measured = new Map(evidence.people.map((person) => [person, of(person)]));
    const order = evidence.people.toSorted((one, other) => measured.get(one)! - measured.get(other)! || (one < other ? -1 : 1));
    const deal = evidence.counts.flatMap((count, option) => Array.from({ length: count }, () => option));
    return new Map(order.map((person, i) => [person, deal[i]!]));
  };

const answeredAs = (evidence: Evidence) =>
  evidence.facts.flatMap((fact) => (fact.event.type === 'poll-answered' ? [{ ...fact, personId: fact.event.personId }] : []));
const factOf = (evidence: Evidence) => {
  const facts = new Map(answeredAs(evidence).map((fact) => [fact.personId, fact]));
  return (personId: string) => facts.get(personId)!;
};
export const inOrderOfAnswering = (evidence: Evidence) => [...new Set(answeredAs(evidence).map(({ personId }) => personId))];
/** Chair and desk sat down before everybody else. */
const heardBy = ({ seated, sent }: Evidence, personId: string) => sent.filter(({ to }) => to === `Person ${seated.indexOf(personId) - 2}`);
const acks = (evidence: Evidence, personId: string) => heardBy(evidence, personId).filter(({ text }) => /^43\d+\[{"ok"/.test(text));
const logOf = (evidence: Evidence) => {
  const of = factOf(evidence);
  return (personId: string) =>
    evidence.log.find((line) => line.includes('answer-poll') && line.includes(`"seq":${of(personId).seq},`)) ?? '{}';
};
const logged = (line: string) => JSON.parse(line) as { ms?: number; time?: number };

/** The commit in which the fact of this person's answer came to the disk, and the box before and in it. */
export type Step = { personId: string; frames: Frame[]; before: BoxRow | null; box: BoxRow | null };
export function stepsOf(evidence: Evidence): Step[] {
  const known = found.get(evidence) ?? stepsIn(evidence);
  found.set(evidence, known);
  return known;
}
const found = new WeakMap<Evidence, Step[]>();
function stepsIn({ meetingId, pollId, frames, people }: Evidence): Step[] {
  const steps: Step[] = [];
  const known = new Set<string>();
  let before: BoxRow | null = null;
  for (const commit of commitsIn(frames)) {
    const box: BoxRow | null = commit.map(({ data }) => boxIn(data, meetingId, pollId)).find((row) => row !== null) ?? null;
    for (const personId of people) {
      const fact = `"type":"poll-answered","pollId":"${pollId}","personId":"${personId}"`;
      if (known.has(personId) || !commit.some(({ data }) => data.includes(fact))) continue;
      known.add(personId);
      steps.push({ personId, frames: commit, before, box });
    }
    before = box ?? before;
  }
  return steps;
}
export const lastBoxOf = ({ meetingId, pollId, frames }: Evidence): BoxRow | null =>
  frames.map(({ data }) => boxIn(data, meetingId, pollId)).findLast((row) => row !== null) ?? null;
const stepOf = (evidence: Evidence) => {
  const steps = new Map(stepsOf(evidence).map((step) => [step.personId, step]));
  return (personId: string) => steps.get(personId);
};
const hash = (text: string) => createHash('sha256').update(text).digest().readUIntBE(0, 6);

const measures: Record<string, Measure> = {
  'the order of answering': (evidence) => {
    const of = factOf(evidence);
    return (person) => of(person).seq;
  },
  'the order of answering, last first': (evidence) => {
    const of = factOf(evidence);
    return (person) => -of(person).seq;
  },
  'the time since the answer before': (evidence) => {
    const facts = answeredAs(evidence);
    return (person) => {
      const i = facts.findIndex(({ personId }) => personId === person);
      return facts[i]!.at - (facts[i - 1]?.at ?? facts[i]!.at);
    };
  },
  'how long after the fact its answer came': (evidence) => (person) => (acks(evidence, person)[0]?.at ?? 0) - factOf(evidence)(person).at,
  'the length of the answer to the command': (evidence) => (person) => acks(evidence, person)[0]?.text.length ?? 0,
  'how many commands were answered': (evidence) => (person) => acks(evidence, person).length,
  'how many bytes they were sent': (evidence) => (person) => heardBy(evidence, person).reduce((bytes, { text }) => bytes + text.length, 0),
  'how many frames they were sent': (evidence) => (person) => heardBy(evidence, person).length,
  'the order of the ids': () => () => 0,
  'the order of sitting down': (evidence) => (person) => evidence.seated.indexOf(person),
  'a hash of the id': () => hash,
  'a hash of id and poll':
    ({ pollId }) =>
    (person) =>
      hash(`${person} ${pollId}`),
  'a hash of the id of their command': (evidence) => (person) =>
    hash(evidence.answered.find(({ personId }) => personId === person)?.commandId ?? ''),
  'how many of their commands were kept': (evidence) => (person) => evidence.answered.filter(({ personId }) => personId === person).length,
  'where their kept command stands': (evidence) => (person) => evidence.answered.findIndex(({ personId }) => personId === person),
  'how long their command took, in the log': (evidence) => {
    const of = logOf(evidence);
    return (person) => logged(of(person)).ms ?? 0;
  },
  'how long the line in the log is': (evidence) => {
    const of = logOf(evidence);
    return (person) => of(person).length;
  },
  'how many pages their commit wrote': (evidence) => {
    const of = stepOf(evidence);
    return (person) => of(person)?.frames.length ?? 0;
  },
  'which page their commit wrote last': (evidence) => {
    const of = stepOf(evidence);
    return (person) => of(person)?.frames.at(-1)?.page ?? 0;
  },
  'how much the box grew with them': (evidence) => {
    const of = stepOf(evidence);
    return (person) => (of(person)?.box?.sealed.length ?? 0) - (of(person)?.before?.sealed.length ?? 0);
  },
  'how often the box had been changed': (evidence) => {
    const of = stepOf(evidence);
    return (person) => of(person)?.box?.version ?? 0;
  },
  'how often the box had been changed without a fact': (evidence) => {
    const [of, order] = [stepOf(evidence), inOrderOfAnswering(evidence)];
    return (person) => (of(person)?.box?.version ?? 0) - order.indexOf(person);
  },
};

export const orderStrategies: Record<string, Strategy> = Object.fromEntries(
  Object.entries(measures).map(([name, measure]) => [name, dealt(measure)]),
);

/** The published counts and nothing else: everybody chose what most chose. */
export const likeMost = ({ people, counts }: Pick<Evidence, 'people' | 'counts'>): Guess =>
  new Map(people.map((person) => [person, counts.indexOf(Math.max(...counts))]));
