import { describe, expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { given } from '../given.ts';
import { card, choiceOffered, ended, groupCalled, inGroups, opened, prepared, started } from './groups.given.ts';
import { groupOf, roundIn, type Place, type Round } from './state.ts';

const roundId = 'round';
const crowd = ['ada', 'ben', 'cleo', 'dev', 'eve', 'fay'].map((id, i) =>
  card(id, { attendance: i % 2 ? 'remote' : 'on-site', standing: i > 3 ? 'observer' : 'member' }),
);
const staff = ['cat', 'sec', 'mo'].map((id) => card(id));
const deal = (input: object = {}): Command => ({ name: 'assign', input: { roundId, how: 'random', ...input } });
const move = (personId: string, groupId: string | null): Command => ({ name: 'move-person', input: { roundId, personId, groupId } });
const choose = (groupId: string | null): Command => ({ name: 'choose-group', input: { roundId, groupId } });
const ready = (where: Record<string, string | null> = {}, about?: Partial<Round>) => given(...opened, prepared(where, about));
const placesIn = (outcome: { after: Parameters<typeof roundIn>[0] }) => roundIn(outcome.after, roundId)!.places;
const sizes = (places: Record<string, Place>) =>
  ['g1', 'g2', 'g3'].map((id) => Object.values(places).filter(({ group }) => group === id).length);

describe('a deal', () => {
  test('gives everybody who is here a group, as equal as can be; whoever serves the meeting stays with it (G2)', () => {
    const places = placesIn(
      ready()
        .among(...crowd, ...staff)
        .when('mo', deal()),
    );
    expect(sizes(places)).toEqual([2, 2, 2]);
    expect(Object.keys(places).toSorted()).toEqual(crowd.map(({ id }) => id));
    expect(new Set(Object.values(places).map(({ how }) => how))).toEqual(new Set(['drawn']));
  });

  test('spreads what it is told to spread, and says so in the round (G2)', () => {
    const outcome = ready({}, { groups: ['g1', 'g2'].map((id) => groupCalled(id)) })
      .among(...crowd.slice(0, 4))
      .when('mo', deal({ how: 'balanced', by: ['attendance'] }));
    const places = placesIn(outcome);
    for (const group of ['g1', 'g2'])
      expect(crowd.filter(({ id, attendance }) => places[id]?.group === group && attendance === 'on-site')).toHaveLength(1);
    expect(roundIn(outcome.after, roundId)).toMatchObject({ way: 'balanced', spread: ['attendance'] });
  });

  test('observers sit with the others, by themselves in the last group, or stay in plenary (G2, N22)', () => {
    const observers = (rule: Round['observers']) => {
      const places = placesIn(
        ready({}, { observers: rule })
          .among(...crowd)
          .when('mo', deal()),
      );
      return { places, groups: ['eve', 'fay'].map((id) => places[id]!.group) };
    };
    expect(sizes(observers('with-others').places)).toEqual([2, 2, 2]);
    expect(observers('apart').groups).toEqual(['g3', 'g3']);
    expect(sizes(observers('apart').places)).toEqual([2, 2, 2]);
    expect(observers('in-plenary').groups).toEqual([null, null]);
  });

  test('leaves whoever was placed by hand or chose, unless all is dealt anew (G2)', () => {
    const before: Record<string, Place> = {
      ada: { group: 'g1', how: 'by-hand' },
      ben: { group: 'g1', how: 'chosen' },
      cleo: { group: null, how: 'by-hand' },
      dev: { group: 'g1', how: 'drawn' },
    };
    const past = given(...opened, prepared({}, { places: before })).among(...crowd);
    const dealt = placesIn(past.when('mo', deal()));
    expect(dealt).toMatchObject({ ada: before['ada'], ben: before['ben'], cleo: before['cleo'] });
    expect(sizes(dealt).toSorted()).toEqual([1, 2, 2]);
    const anew = placesIn(past.when('mo', deal({ anew: true })));
    expect(Object.values(anew).every(({ how }) => how === 'drawn')).toBe(true);
  });

  test('takes a list as it is, of whomever it names; the others stay where they were (G2)', () => {
    const list = [
      { personId: 'ada', groupId: 'g2' },
      { personId: 'ben', groupId: null },
    ];
    const outcome = ready({ ada: 'g1', cleo: 'g3' }).when('mo', deal({ how: 'list', list }));
    expect(placesIn(outcome)).toEqual({
      ada: { group: 'g2', how: 'listed' },
      ben: { group: null, how: 'listed' },
      cleo: { group: 'g3', how: 'drawn' },
    });
    ready()
      .when('mo', deal({ how: 'list', list: [{ personId: 'ada', groupId: 'g9' }] }))
      .refused('no-such-group');
    ready()
      .when('mo', deal({ how: 'list', list: [{ personId: 'nobody', groupId: 'g1' }] }))
      .refused('no-such-person');
  });

  test('is for staff, before the round is offered or started (G2)', () => {
    ready().when('ada', deal()).refused('staff-only');
    given(...opened)
      .when('mo', deal())
      .refused('no-such-round');
    for (const begun of [choiceOffered(), started({ ada: 'g1' })])
      given(...opened, begun)
        .when('mo', deal())
        .refused('round-begun');
  });

  test('takes the office from whoever is dealt to another group, so that no group begins with a chair who is elsewhere (G3)', () => {
    const groups = [groupCalled('g1', { chairId: 'ada', rapporteurId: 'ben' }), groupCalled('g2')];
    const list = [{ personId: 'ada', groupId: 'g2' }];
    const outcome = ready({ ada: 'g1', ben: 'g1' }, { groups }).when('mo', deal({ how: 'list', list }));
    expect(roundIn(outcome.after, roundId)!.groups[0]).toMatchObject({ chairId: null, rapporteurId: 'ben' });
  });
});

describe('moving somebody by hand', () => {
  test('is one fact of one person, so that two who edit at once lose no move (G2)', () => {
    ready({ ada: 'g1' })
      .when('mo', move('ada', 'g2'))
      .then({ type: 'person-placed', roundId, personId: 'ada', place: { group: 'g2', how: 'by-hand' }, from: 'g1' });
  });

  test('may put more into a group than it has seats: who does it sees that (G2)', () => {
    const groups = [groupCalled('g1', { seats: 1 }), groupCalled('g2')];
    expect(placesIn(ready({ ada: 'g1' }, { groups }).when('mo', move('ben', 'g1')))).toMatchObject({ ben: { group: 'g1' } });
  });

  test('is for staff, to a group that is there and open, and not to where they are (G1, G4)', () => {
    ready().when('ada', move('ada', 'g1')).refused('staff-only');
    given(...opened)
      .when('mo', move('ada', 'g1'))
      .refused('no-such-round');
    ready().when('mo', move('ada', 'g9')).refused('no-such-group');
    ready().when('mo', move('nobody', 'g1')).refused('no-such-person');
    ready({ ada: 'g1' }).when('mo', move('ada', 'g1')).refused('already-there');
    ready({ ada: null }).when('mo', move('ada', null)).refused('already-there');
    given(...inGroups({ ada: 'g1', ben: 'g2' }), ended('g2'))
      .when('mo', move('ada', 'g2'))
      .refused('group-not-open');
    given(...inGroups({ ada: 'g1' }), ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId })
      .when('mo', move('ben', 'g1'))
      .refused('round-begun');
  });

  test('while groups work takes them along at once: request, turn and offices stay behind (G1, G4)', () => {
    const asked = {
      id: 'r',
      personId: 'ada',
      attendance: 'remote',
      standing: 'member',
      kind: 'intervention',
      via: 'self',
    } as const;
    const { after } = given(...inGroups({ ada: 'g1', ben: 'g1' }, {}, { g1: { chairId: 'ada', rapporteurId: 'ada' } }), {
      type: 'floor-requested',
      floor: 'g1',
      request: asked,
    })
      .when('mo', move('ada', 'g2'))
      .then(
        { type: 'request-withdrawn', floor: 'g1', requestId: 'r', personId: 'ada' },
        { type: 'group-chair-named', groupId: 'g1', personId: null },
        { type: 'rapporteur-named', groupId: 'g1', personId: null },
        { type: 'person-placed', roundId, personId: 'ada', place: { group: 'g2', how: 'by-hand' }, from: 'g1' },
      );
    expect(groupOf(after, 'ada')).toBe('g2');
    expect(after.floors['g1']!.queue.waiting).toEqual([]);
  });

  test('somebody of a group that is back goes on in another one (G1)', () => {
    const { after } = given(...inGroups({ ada: 'g1', ben: 'g2' }), ended('g1')).when('mo', move('ada', 'g2'));
    expect(groupOf(after, 'ada')).toBe('g2');
  });
});

describe('free choice', () => {
  test('is offered by staff and taken back by them; what was chosen stays (G2, N22)', () => {
    const { after } = ready().when('mo', { name: 'offer-choice', input: { roundId } });
    expect(roundIn(after, roundId)).toMatchObject({ phase: 'offered', way: 'choose' });
    const withdrawn = given(...opened, prepared(), choiceOffered({ ada: 'g1' })).when('mo', {
      name: 'withdraw-choice',
      input: { roundId },
    });
    expect(roundIn(withdrawn.after, roundId)).toMatchObject({ phase: 'prepared', way: 'random', places: { ada: { group: 'g1' } } });
  });

  test('one set at a time, not while groups work, not after the meeting (G1, G2)', () => {
    const offer: Command = { name: 'offer-choice', input: { roundId } };
    ready().when('ada', offer).refused('staff-only');
    given(...opened)
      .when('mo', offer)
      .refused('no-such-round');
    given(...opened, prepared(), { type: 'meeting-closed' })
      .when('mo', offer)
      .refused('meeting-closed');
    given(...opened, choiceOffered())
      .when('mo', offer)
      .refused('round-begun');
    const other = prepared({}, { id: 'other' });
    for (const begun of [choiceOffered(), started({ ada: 'g1' })])
      given(...opened, begun, other)
        .when('mo', { name: 'offer-choice', input: { roundId: 'other' } })
        .refused('round-running');
    const withdraw: Command = { name: 'withdraw-choice', input: { roundId } };
    ready().when('mo', withdraw).refused('choice-not-offered');
    given(...opened, choiceOffered())
      .when('ada', withdraw)
      .refused('staff-only');
    given(...opened)
      .when('mo', withdraw)
      .refused('no-such-round');
  });

  test('everybody takes a seat while there is one, and may change, or stay in plenary (N22)', () => {
    const groups = [groupCalled('g1', { seats: 1 }), groupCalled('g2')];
    const past = given(...opened, choiceOffered({ ada: 'g1' }, { groups }));
    expect(past.when('ben', choose('g1')).decision).toEqual({ refusal: 'group-full' });
    past.when('ben', choose('g2')).then({
      type: 'person-placed',
      roundId,
      personId: 'ben',
      place: { group: 'g2', how: 'chosen' },
      from: null,
    });
    past
      .when('ada', choose('g2'))
      .then({ type: 'person-placed', roundId, personId: 'ada', place: { group: 'g2', how: 'chosen' }, from: 'g1' });
    expect(placesIn(past.when('ben', choose(null)))).toMatchObject({ ben: { group: null, how: 'chosen' } });
    past.when('ada', choose('g1')).refused('already-there');
  });

  test('is nobody’s before it is offered or after the meeting, and of groups that are there (G2)', () => {
    ready().when('ada', choose('g1')).refused('choice-not-offered');
    ready().when('ada', choose(null)).refused('choice-not-offered');
    given(...opened, choiceOffered())
      .when('ada', choose('g9'))
      .refused('no-such-group');
    given(...opened)
      .when('ada', choose('g1'))
      .refused('no-such-round');
    given(...opened, choiceOffered(), { type: 'meeting-closed' })
      .when('ada', choose('g1'))
      .refused('meeting-closed');
    given(...opened, choiceOffered())
      .when({ id: 'wall', attendance: 'on-site', standing: 'member', seat: 'screen' }, choose('g1'))
      .refused('not-a-participant');
  });

  test('back to plenary is always open; from there back to the group one was in, not to any other (N22)', () => {
    const running = inGroups({ ada: 'g1', ben: 'g2' });
    const back = given(...running).when('ada', choose(null));
    expect(groupOf(back.after, 'ada')).toBeNull();
    const left = given(...running, {
      at: 1,
      by: 'ada',
      fact: { type: 'person-placed', roundId, personId: 'ada', place: { group: null, how: 'chosen' }, from: 'g1' },
    });
    expect(groupOf(left.when('ada', choose('g1')).after, 'ada')).toBe('g1');
    expect(left.when('ada', choose('g2')).decision).toEqual({ refusal: 'choice-not-offered' });
    given(...running, ended('g1'))
      .when('cleo', choose('g1'))
      .refused('group-not-open');
  });

  test('where those who come late choose, so does whoever has stayed in plenary; where all chose, everybody may change (G2)', () => {
    const late = given(...inGroups({ ada: 'g1', cleo: null }, { late: 'choose' }));
    for (const who of ['cleo', 'zoe']) expect(groupOf(late.when(who, choose('g2')).after, who)).toBe('g2');
    expect(late.when('ada', choose('g2')).decision).toEqual({ refusal: 'choice-not-offered' });
    expect(groupOf(given(...inGroups({ ada: 'g1' }, { way: 'choose' })).when('ada', choose('g2')).after, 'ada')).toBe('g2');
  });
});
