import { expect, test, vi } from 'vitest';
import { dice, leaders, oneOf, speakers, type Dice } from '../any-input.ts';
import { factFor, type Audience } from '../audience.ts';
import { decide, nextDeadline } from '../decide.ts';
import { plenary } from '../floor-id.ts';
import { given, momentAt, nine, person } from '../given.ts';
import type { Meeting } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { isOpenToAll, reportOf } from '../reports/state.ts';
import { playRounds } from './any-rounds.ts';
import { card, choiceOffered, opened, prepared } from './groups.given.ts';
import { emptyMembership, foldMembership, placeNow, staysOf, type Stay } from './history.ts';
import { groupOf, isWhole, roundIn, runningRound, type Group, type Round, type Stint } from './state.ts';

const numRuns = Number(process.env['FUZZ'] ?? 150);
vi.setConfig({ testTimeout: 900_000 });
const seeds = Array.from({ length: numRuns }, (_, seed) => seed);
const steps = 90;

const groupsIn = (meeting: Meeting): Group[] => meeting.groups.rounds.flatMap(({ groups }) => groups.filter(isWhole));
const stintsIn = (meeting: Meeting): Stint[] => groupsIn(meeting).flatMap(({ people }) => people);

/** In one open group and in its list of people, or in plenary and in no list; whoever holds an office of an open group is in it. */
function isInOnePlace(meeting: Meeting, ids: Iterable<string>) {
  const open = groupsIn(meeting).filter(({ phase }) => phase === 'open');
  const listed = new Map<string, string[]>();
  for (const { id, people } of groupsIn(meeting))
    for (const { personId, to } of people) if (to === null) listed.set(personId, [...(listed.get(personId) ?? []), id]);
  for (const id of new Set([...ids, ...listed.keys()])) {
    const group = groupOf(meeting, id);
    if (JSON.stringify(listed.get(id) ?? []) !== JSON.stringify(group === null ? [] : [group])) return `${id} is in ${group}`;
  }
  for (const { id, chairId, rapporteurId } of open)
    for (const holder of [chairId, rapporteurId]) if (holder !== null && groupOf(meeting, holder) !== id) return `${holder} leads ${id}`;
  const floors = [plenary, ...open.map(({ id }) => id)];
  return floors.toSorted().join() === Object.keys(meeting.floors).toSorted().join() ? null : 'floors of groups that are not open';
}

/** Two stays of one person at one time, if there are any. */
function overlapIn(meeting: Meeting): [Stint, Stint] | null {
  const byPerson = new Map<string, Stint[]>();
  for (const stint of stintsIn(meeting)) byPerson.set(stint.personId, [...(byPerson.get(stint.personId) ?? []), stint]);
  for (const stints of byPerson.values()) {
    const inOrder = stints.toSorted((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity));
    for (let i = 1; i < inOrder.length; i++) {
      const [one, other] = [inOrder[i - 1]!, inOrder[i]!];
      if (one.to === null || one.to > other.from) return [one, other];
    }
  }
  return null;
}

test(`everybody is in exactly one place, whatever happens: ${numRuns} meetings (G1, G7)`, () => {
  const met = { rounds: 0, moves: 0, left: 0, named: 0, back: 0, groupFacts: 0 };
  for (const seed of seeds) {
    const known = new Set<string>(['ada', 'ben', 'cleo', 'dev', 'eve', 'fay', 'chair', 'co-chair', 'secretary']);
    let places: Round['places'] = {};
    playRounds(seed, steps, (meeting, { event, seq, by }) => {
      if (event.type === 'person-placed') known.add(event.personId);
      if (event.type === 'round-started') met.rounds++;
      if (event.type === 'person-placed' && runningRound(meeting)) met.moves++;
      if (event.type === 'person-left') met.left++;
      if (event.type === 'placeholder-named' && event.personId !== event.as.id) met.named++;
      if ('floor' in event && event.floor !== plenary) met.groupFacts++;
      const where = `seed ${seed}, fact ${seq} ${event.type}`;
      if (event.type === 'person-placed' && by === 'clock') expect(places, where).not.toHaveProperty([event.personId]);
      places = runningRound(meeting)?.places ?? {};
      const wrong = isInOnePlace(meeting, known);
      if (wrong) expect.fail(`${where}: ${wrong}`);
      if (event.type === 'person-placed' || event.type === 'placeholder-named') expect(overlapIn(meeting), where).toBeNull();
      if (event.type === 'round-ended') {
        met.back++;
        for (const id of known) if (groupOf(meeting, id) !== null) expect.fail(`${where}: ${id} is not back`);
      }
    });
  }
  for (const count of [met.rounds, met.moves, met.back, met.groupFacts]) expect(count).toBeGreaterThan(numRuns / 2);
  for (const count of [met.left, met.named]) expect(count).toBeGreaterThan(numRuns / 20);
});

test(`the history of each adds up to the length of the meeting, and says what the groups say: ${numRuns} meetings (G7)`, () => {
  let stays = 0;
  for (const seed of seeds) {
    let membership = emptyMembership;
    const { log, meeting, roster } = playRounds(seed, steps, (now, fact) => {
      membership = foldMembership(membership, fact);
      if (fact.event.type !== 'person-placed') return;
      const { personId } = fact.event;
      if (placeNow(membership, personId) !== (groupOf(now, personId) ?? plenary))
        expect.fail(`seed ${seed}, fact ${fact.seq}: ${personId}`);
    });
    const began = log.find(({ event }) => event.type === 'meeting-opened')!.at;
    const end = meeting.conduct.phase === 'closed' ? log.findLast(({ event }) => event.type === 'meeting-closed')!.at : log.at(-1)!.at;
    for (const id of roster.keys()) {
      const all = staysOf(membership, id).map((stay) => ({ ...stay, to: stay.to ?? end }));
      stays += all.length;
      const where = `seed ${seed}, ${id}`;
      expect(all[0]!.from, where).toBe(began);
      for (let i = 1; i < all.length; i++) expect(all[i]!.from, where).toBe(all[i - 1]!.to);
      expect(
        all.reduce((sum, { from, to }) => sum + to - from, 0),
        where,
      ).toBe(end - began);
      expect(inGroups(staysOf(membership, id)), where).toEqual(inGroups(stintsOf(meeting, id)));
    }
  }
  expect(stays).toBeGreaterThan(numRuns * 12);
});
const stintsOf = (meeting: Meeting, id: string): Stay[] =>
  groupsIn(meeting)
    .flatMap((group) =>
      group.people.filter(({ personId }) => personId === id).map(({ from, to, by }) => ({ place: group.id, from, to, by })),
    )
    .toSorted((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity));
/** What lasted, each stay once, however often somebody was sent out and back in one moment. */
const inGroups = (stays: Stay[]) =>
  stays
    .filter(({ place, from, to }) => place !== plenary && from !== to)
    .reduce<{ place: string; from: number; to: number | null }[]>((all, { place, from, to }) => {
      const last = all.at(-1);
      return last?.place === place && last.to === from ? [...all.slice(0, -1), { ...last, to }] : [...all, { place, from, to }];
    }, []);

test(`after a restart at any moment everybody is where they were, and every clock runs on: ${numRuns} meetings (G4)`, () => {
  let inRounds = 0;
  for (const seed of seeds)
    for (const { before, again } of playRounds(seed, steps, () => {}).restarts) {
      expect(again, `seed ${seed}`).toEqual(before);
      expect(nextDeadline(again)).toEqual(nextDeadline(before));
      if (runningRound(before)) inRounds++;
    }
  expect(inRounds).toBeGreaterThan(numRuns / 2);
});

test(`what happens on the floor of a group is told to that group and to staff, and to nobody else: ${numRuns} meetings (G4)`, () => {
  let told = 0;
  for (const seed of seeds)
    playRounds(seed, steps, (meeting, fact) => {
      const { event } = fact;
      if (!('floor' in event) || event.floor === plenary) return;
      const others = groupsIn(meeting).flatMap(({ id }): Audience[] => (id === event.floor ? [] : [`group:${id}`]));
      for (const audience of ['everyone', 'public', ...others] as Audience[])
        if (factFor(audience, fact) !== null) expect.fail(`seed ${seed}, fact ${fact.seq}: ${audience}`);
      if (!event.type.startsWith('line-') && !event.type.startsWith('chat-')) expect(factFor(`group:${event.floor}`, fact)).not.toBeNull();
      expect(factFor('staff', fact)).toBe(fact);
      told++;
    });
  expect(told).toBeGreaterThan(numRuns);
});

test(`what a group brings back is told to that group and to staff, and to all inside once its report was called: ${numRuns} meetings (G8)`, () => {
  let [told, shown] = [0, 0];
  for (const seed of seeds)
    playRounds(seed, steps, (meeting, fact) => {
      const { event } = fact;
      if (event.type !== 'report-written') return;
      const others = groupsIn(meeting).flatMap(({ id }): Audience[] => (id === event.groupId ? [] : [`group:${id}`]));
      const isOpen = isOpenToAll(reportOf(meeting, event.groupId));
      for (const audience of ['everyone', ...others] as Audience[])
        if ((factFor(audience, fact) !== null) !== isOpen) expect.fail(`seed ${seed}, fact ${fact.seq}: ${audience}`);
      expect(factFor('public', fact)).toBeNull();
      for (const audience of ['staff', `group:${event.groupId}`] as const) expect(factFor(audience, fact)).toBe(fact);
      told++;
      shown += Number(isOpen);
    });
  expect(told).toBeGreaterThan(numRuns);
  expect(shown).toBeGreaterThan(numRuns / 10);
});

type Edit =
  | { name: 'move-person'; input: { roundId: string; personId: string; groupId: string | null } }
  | { name: 'offer-choice' | 'withdraw-choice'; input: { roundId: string } }
  | { name: 'choose-group'; input: { roundId: string; groupId: string | null } }
  | { name: 'assign'; input: { roundId: string; how: 'list'; list: { personId: string; groupId: string | null }[] } }
  | { name: 'assign'; input: { roundId: string; how: 'random' | 'balanced'; by?: string[] } };
/** What two of staff do, each looking at a screen that is late by as much as chance has it. */
const edits = (seen: Meeting, roll: Dice): Edit => {
  const roundId = 'round';
  const personId = oneOf(roll, speakers).id;
  const groupId = oneOf(roll, [null, 'g1', 'g2', 'g3']);
  const which = roll();
  if (which < 0.15) return { name: oneOf(roll, ['offer-choice', 'withdraw-choice']), input: { roundId } };
  if (which < 0.55) return { name: 'move-person', input: { roundId, personId, groupId } };
  if (which < 0.7) return { name: 'choose-group', input: { roundId, groupId } };
  const list = [personId, oneOf(roll, speakers).id].map((id) => ({ personId: id, groupId }));
  if (which < 0.8) return { name: 'assign', input: { roundId, how: 'list', list } };
  const isOdd = Object.keys(roundIn(seen, roundId)!.places).length % 2 === 1;
  return { name: 'assign', input: isOdd ? { roundId, how: 'random' } : { roundId, how: 'balanced', by: ['attendance'] } };
};

test(`two of staff who edit at once lose no move, and a new deal leaves what was done by hand or chosen: ${numRuns} meetings (G2)`, () => {
  let [moves, deals] = [0, 0];
  const roster = [...speakers, ...leaders].map(({ id, attendance, standing }) => card(id, { attendance, standing }));
  for (const seed of seeds) {
    const roll = dice(seed);
    const begin = oneOf(roll, [prepared(), prepared(), choiceOffered()]);
    let meeting = given(...opened, begin).meeting;
    const states = [meeting];
    const stands = new Map<string, { group: string | null; how: string }>();
    for (let step = 0; step < 40; step++) {
      const late = states.at(-1 - Math.floor(roll() * Math.min(8, states.length)))!;
      const command = edits(late, roll);
      const who = command.name === 'choose-group' ? oneOf(roll, speakers).id : oneOf(roll, ['mo', 'sec']);
      const moment = { ...momentAt(nine + 60_000 + step), everybody: () => roster, draw: roll };
      const decision = decide(meeting, person(who), command, moment);
      if ('refusal' in decision) continue;
      meeting = decision.events.reduce((now, event) => reduce(now, { seq: 100 + step, at: moment.at, by: who, event }), meeting);
      states.push(meeting);
      const { places } = roundIn(meeting, 'round')!;
      if (command.name === 'move-person') stands.set(command.input.personId, { group: command.input.groupId, how: 'by-hand' });
      if (command.name === 'choose-group') stands.set(who, { group: command.input.groupId, how: 'chosen' });
      if (command.name === 'assign' && command.input.how === 'list') for (const { personId } of command.input.list) stands.delete(personId);
      if (command.name === 'assign' && !('list' in command.input)) deals++;
      else moves++;
      for (const [id, place] of stands) expect(places[id], `seed ${seed}, step ${step}, ${id}`).toEqual(place);
    }
  }
  expect(Math.min(moves, deals)).toBeGreaterThan(numRuns);
});
