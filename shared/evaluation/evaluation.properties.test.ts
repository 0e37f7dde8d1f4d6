import { expect, test } from 'vitest';
import { dice, oneOf, type Dice } from '../any-input.ts';
import { audiences, factFor, factsFor, tallyFor, viewOf } from '../audience.ts';
import type { Ballot, Who } from '../command.ts';
import { defaultSettings } from '../conduct.ts';
import { decide, type Command } from '../decide.ts';
import { momentAt, nine, person } from '../given.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { recordOf } from '../record/fold.ts';
import { reduce } from '../reduce.ts';
import { choicesOf, type Question } from './state.ts';

const seeds = Array.from({ length: 200 }, (_none, seed) => seed);
const people = Array.from({ length: 12 }, (_none, i) => person(`person-${i}`));
const questions: Question[] = [
  { id: 's', kind: 'scale', text: 'Was it worth your time?', options: [] },
  { id: 'o', kind: 'one', text: 'Where were you?', options: ['In the room', 'Online'] },
  { id: 'm', kind: 'several', text: 'What helped?', options: ['Breaks', 'Groups', 'Captions'] },
  { id: 't', kind: 'text', text: 'What else?', options: [] },
];

type Answer = { questionId: string; options?: number[]; words?: string };
type Step = { who: Who; answers: Answer[] };
type Run = { log: Recorded[]; meeting: Meeting; taken: Step[] };

function anyAnswer(roll: Dice, question: Question): Answer {
  if (question.kind === 'text') return { questionId: question.id, words: roll() < 0.2 ? '' : `Words ${Math.floor(roll() * 1e6)}` };
  const all = Array.from({ length: choicesOf(question) }, (_none, i) => i);
  const options = question.kind === 'several' ? all.filter(() => roll() < 0.4) : roll() < 0.15 ? [] : [oneOf(roll, all)];
  return { questionId: question.id, options };
}
const anySteps = (roll: Dice): Step[] =>
  Array.from({ length: Math.floor(roll() * 40) }, () => ({
    who: oneOf(roll, people),
    answers: questions.filter(() => roll() < 0.7).map((question) => anyAnswer(roll, question)),
  }));

/** Boxes that keep what lies in them as the secretary's do: the last under each name. */
function play(steps: Step[]): Run {
  const run: Run = { log: [], meeting: emptyMeeting, taken: [] };
  const boxes = new Map<string, Map<string, number[]>>();
  const words = new Map<string, string>();
  const box = (id: string) => ({
    has: () => false,
    counts: (options: number) =>
      Array.from({ length: options }, (_none, i) => [...(boxes.get(id)?.values() ?? [])].filter((chosen) => chosen.includes(i)).length),
  });
  const note = (by: string, event: MeetingEvent) => {
    const recorded = { seq: run.log.length + 1, at: nine, by, event };
    run.log.push(recorded);
    run.meeting = reduce(run.meeting, recorded);
  };
  const put = ({ pollId, ballot, options, words: said }: Ballot) => {
    if (said !== undefined) words.set(ballot, said);
    else boxes.set(pollId, (boxes.get(pollId) ?? new Map<string, number[]>()).set(ballot, options));
  };
  const does = (who: Who, command: Command) => {
    const wordsOn = () => [...words.values()].filter(Boolean).map((text, i) => ({ id: `w${i}`, text }));
    const decision = decide(run.meeting, who, command, { ...momentAt(nine), box, wordsOn });
    if ('refusal' in decision) throw new Error(decision.refusal);
    for (const event of decision.events) note(decision.signed === 'by-nobody' ? 'nobody' : who.id, event);
    decision.ballots.forEach(put);
  };
  note('cat', { type: 'meeting-created', title: 'Plenary', settings: defaultSettings });
  note('cat', { type: 'role-given', personId: 'cat', role: 'chair' });
  note('cat', { type: 'meeting-opened' });
  note('cat', { type: 'evaluation-questions-added', questions });
  note('cat', { type: 'meeting-closed' });
  note('cat', { type: 'evaluation-offered', questions, days: 7, attended: people.length });
  for (const { who, answers } of steps) does(who, { name: 'answer-evaluation', input: { answers } });
  does(person('cat'), { name: 'close-evaluation', input: {} });
  does(person('cat'), { name: 'publish-evaluation-words', input: { leaveOut: [] } });
  return run;
}

const isAnswered = ({ options = [], words = '' }: Answer) => options.length > 0 || words !== '';
/** What each person answered last to this question, told from what was sent and nothing else. */
function lastTo(questionId: string, steps: Step[]): Answer[] {
  const last = new Map<string, Answer>();
  for (const { who, answers } of steps) for (const answer of answers) if (answer.questionId === questionId) last.set(who.id, answer);
  return [...last.values()].filter(isAnswered);
}
const shuffled = (roll: Dice, steps: Step[]) =>
  steps
    .map((step) => ({ step, key: roll() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ step }) => step);

test('whatever the order of answers and changes, what each person answered last is what is counted (N32)', () => {
  for (const seed of seeds) {
    const steps = anySteps(dice(seed));
    const { result } = play(steps).meeting.evaluation;
    const answered = new Set(steps.flatMap(({ who, answers }) => (answers.some(isAnswered) ? [who.id] : []))).size;
    expect(result!.answered, `seed ${seed}`).toBe(answered < 5 ? null : answered);
    for (const question of questions) {
      const last = lastTo(question.id, steps);
      const counts = Array.from(
        { length: choicesOf(question) },
        (_none, i) => last.filter(({ options = [] }) => options.includes(i)).length,
      );
      const hides = question.kind === 'text' ? answered >= 5 : last.length >= 5;
      expect(
        result!.results.find(({ questionId }) => questionId === question.id),
        `seed ${seed}, ${question.id}`,
      ).toEqual({
        questionId: question.id,
        answered: hides ? last.length : null,
        counts: hides && question.kind !== 'text' ? counts : null,
      });
    }
  }
});

test('who answers, and in which order, changes nothing that anybody is told before it is closed, nor the results (N32)', () => {
  for (const seed of seeds) {
    const roll = dice(seed);
    const steps = people
      .slice(0, 5 + Math.floor(roll() * 7))
      .map((who) => ({ who, answers: questions.map((one) => anyAnswer(roll, one)) }));
    const others = people.toReversed();
    const swapped = steps.map(({ answers }, i) => ({ who: others[i]!, answers }));
    const bytes = ({ log, meeting }: Run) => {
      const facts = log.filter(({ event }) => event.type !== 'evaluation-words-published');
      return JSON.stringify([
        facts,
        audiences.map((audience) => [facts.map((fact) => factFor(audience, fact)), viewOf(audience, meeting), tallyFor(audience, meeting)]),
      ]);
    };
    expect(bytes(play(shuffled(roll, swapped))), `seed ${seed}`).toBe(bytes(play(steps)));
    const said = JSON.stringify([...play(steps).log, recordOf(factsFor('staff', play(steps).log))]);
    expect(people.filter(({ id }) => said.includes(id))).toEqual([]);
  }
});

test('every audience has from its own facts what it would be shown anew, at every moment (N32)', () => {
  for (const seed of seeds.slice(0, 60)) {
    const { log } = play(anySteps(dice(seed)));
    for (const audience of audiences) {
      let server = emptyMeeting;
      let screen = viewOf(audience, emptyMeeting);
      for (const recorded of log) {
        server = reduce(server, recorded);
        screen = factsFor(audience, [recorded]).reduce(reduce, screen);
        expect(screen, `seed ${seed}, ${audience}, fact ${recorded.seq}`).toEqual(viewOf(audience, server));
      }
    }
  }
});
