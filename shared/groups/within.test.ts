import { describe, expect, test } from 'vitest';
import { audienceOf, reseats } from '../audience.ts';
import type { Command } from '../decide.ts';
import { given, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { reportOf } from '../reports/state.ts';
import { ended, groupCalled, inGroups, opened, prepared } from './groups.given.ts';
import { wholeGroup, type Group } from './state.ts';

const roundId = 'round';
const where = { ada: 'g1', ben: 'g1', cleo: 'g1', dev: 'g2', fay: null };
const inside = (about: Partial<Group> = {}, ...more: MeetingEvent[]) => given(...inGroups(where, {}, { g1: about }), ...more);
const chair = (personId: string | null, groupId = 'g1'): Command => ({ name: 'name-group-chair', input: { groupId, personId } });
const rapporteur = (personId: string | null, groupId = 'g1'): Command => ({ name: 'name-rapporteur', input: { groupId, personId } });
const offices = [
  { command: chair, field: 'chairId', type: 'group-chair-named' },
  { command: rapporteur, field: 'rapporteurId', type: 'rapporteur-named' },
] as const;

test('nobody learns by volunteering where they are to be before the groups are seen (G3)', () => {
  const planned = given(...opened, prepared({ ada: 'g1' }));
  for (const { command } of offices) {
    for (const groupId of ['g1', 'g2', 'g9'])
      expect(planned.when('ada', command('ada', groupId)).decision).toEqual({ refusal: 'not-in-this-group' });
    expect(planned.when('mo', command('ada')).decision).not.toHaveProperty('refusal');
  }
});

describe.each(offices)('who is named by $type', ({ command, field, type }) => {
  test('volunteers in one press where nobody is, and gives it back (G3)', () => {
    inside().when('ada', command('ada')).then({ type, groupId: 'g1', personId: 'ada' });
    inside({ [field]: 'ada' })
      .when('ada', command(null))
      .then({ type, groupId: 'g1', personId: null });
    inside({ [field]: 'ben' })
      .when('ada', command('ada'))
      .refused('office-taken');
    inside({ [field]: 'ben' })
      .when('ada', command(null))
      .refused('not-yours');
    inside().when('ada', command('ben')).refused('not-yours');
  });

  test('may be named by staff and by the chair of the group, also in place of another (G3)', () => {
    const other = { ...(field === 'rapporteurId' && { chairId: 'cleo' }), [field]: 'cleo' };
    for (const who of ['mo', 'cleo']) {
      const past = inside(field === 'chairId' ? { chairId: 'cleo' } : other);
      expect(wholeGroup(past.when(who, command('ben')).after, 'g1')!.group[field]).toBe('ben');
    }
    inside({ [field]: 'ben' })
      .when('mo', command('ben'))
      .refused('office-taken');
  });

  test('is one of the group, and whoever names is of it or of staff (G3)', () => {
    for (const stranger of ['dev', 'fay']) inside().when('mo', command(stranger)).refused('not-in-this-group');
    inside().when('mo', command('nobody')).refused('not-in-this-group');
    inside().when('dev', command('dev')).refused('not-in-this-group');
    inside().when('mo', command('ada', 'g9')).refused('no-such-group');
    inside().when('ada', command('ada', 'g9')).refused('not-in-this-group');
    inside()
      .when({ ...person('ada'), seat: 'screen' }, command('ada'))
      .refused('not-a-participant');
  });

  test('may be named before the group begins (G3)', () => {
    const { after } = given(...opened, prepared({ ada: 'g1' })).when('mo', command('ada'));
    expect(wholeGroup(after, 'g1')!.group[field]).toBe('ada');
    given(...opened, prepared({ ada: 'g1' }))
      .when('mo', command('ben'))
      .refused('not-in-this-group');
    const groups = [groupCalled('g1', { [field]: 'ada' }), groupCalled('g2')];
    const moved = given(...opened, prepared({ ada: 'g1' }, { groups })).when('mo', {
      name: 'move-person',
      input: { roundId, personId: 'ada', groupId: 'g2' },
    });
    expect(wholeGroup(moved.after, 'g1')!.group[field]).toBeNull();
  });

  test('has a name found for it like everybody: what a placeholder was, the person is (Q10)', () => {
    const named: MeetingEvent = { type: 'placeholder-named', personId: 'ada', as: { id: 'zoe', attendance: 'remote', standing: 'member' } };
    expect(wholeGroup(inside({ [field]: 'ada' }, named).meeting, 'g1')!.group[field]).toBe('zoe');
  });
});

test('plenary asks who speaks for a group that is back, and somebody of it says yes; from then on they have its text (G3, G8)', () => {
  const past = inside({}, ended('g1'));
  const { after } = past.when('ben', rapporteur('ben'));
  expect(reportOf(after, 'g1')).toMatchObject({ rapporteurId: 'ben' });
  expect(reseats(past.meeting, { type: 'rapporteur-named', groupId: 'g1', personId: 'ben' })).toEqual(['ben']);
  expect(audienceOf(after, person('ben'))).toBe('group:g1');
  past.when('mo', rapporteur('dev')).refused('not-in-this-group');
  past.when('ada', chair('ada')).refused('group-not-open');
});

test('who speaks for a group stands when it is called (G8)', () => {
  const report = { ...reportOf(inside({}, ended('g1')).meeting, 'g1')!, rapporteurId: 'ben' };
  inside({}, ended('g1'), { type: 'report-called', groupId: 'g1', turnId: 't', report, text: '', cut: false })
    .when('mo', rapporteur('ada'))
    .refused('report-called');
});

describe('help', () => {
  const call: Command = { name: 'call-for-help', input: { groupId: 'g1', text: 'Who writes?' } };
  const take: Command = { name: 'take-help', input: { groupId: 'g1' } };
  const done: Command = { name: 'end-help', input: { groupId: 'g1' } };
  const called: MeetingEvent = { type: 'help-called', groupId: 'g1', text: 'Who writes?' };

  test('is called by anybody of the group, once, and taken by one of staff (G6)', () => {
    const { after } = inside().when('ada', call);
    expect(wholeGroup(after, 'g1')!.group.help).toMatchObject({ text: 'Who writes?', calledBy: 'ada', takenBy: null });
    inside({}, called).when('ben', call).refused('help-called');
    expect(wholeGroup(inside({}, called).when('mo', take).after, 'g1')!.group.help).toMatchObject({ takenBy: 'mo' });
    inside({}, called, { type: 'help-taken', groupId: 'g1' }).when('sec', take).refused('help-taken');
  });

  test('ends when it was given or is not needed any more, and with the group (G6)', () => {
    for (const who of ['ben', 'sec']) expect(wholeGroup(inside({}, called).when(who, done).after, 'g1')!.group.help).toBeNull();
    expect(wholeGroup(inside({}, called, ended('g1')).meeting, 'g1')!.group.help).toBeNull();
  });

  test('is of the group and of staff, while it works (G6)', () => {
    inside().when('dev', call).refused('not-in-this-group');
    inside().when('mo', call).refused('not-in-this-group');
    inside({}, called).when('ada', take).refused('staff-only');
    inside({}, called).when('dev', done).refused('not-in-this-group');
    inside().when('mo', take).refused('help-not-called');
    inside().when('ada', done).refused('help-not-called');
    for (const command of [call, done]) {
      inside({}, ended('g1')).when('ada', command).refused('group-not-open');
      given(...opened)
        .when('ada', command)
        .refused('no-such-group');
    }
    inside({}, ended('g1')).when('mo', take).refused('group-not-open');
    given(...opened)
      .when('mo', take)
      .refused('no-such-group');
  });
});

describe('words from plenary', () => {
  const tell = (groupIds?: string[]): Command => ({
    name: 'tell-groups',
    input: { roundId, text: 'Come back at noon.', ...(groupIds && { groupIds }) },
  });

  test('reach one group, some, or all that work (G6, N24)', () => {
    const toldIn = (groupIds?: string[]) =>
      ['g1', 'g2', 'g3'].filter((id) => wholeGroup(inside({}, ended('g3')).when('mo', tell(groupIds)).after, id)!.group.told !== null);
    expect([toldIn(['g1']), toldIn(['g1', 'g3']), toldIn()]).toEqual([['g1'], ['g1'], ['g1', 'g2']]);
  });

  test('are for staff to say, to groups that work (G6)', () => {
    inside({ chairId: 'ada' }).when('ada', tell()).refused('staff-only');
    inside()
      .when('mo', tell(['g9']))
      .refused('no-such-group');
    inside({}, ended('g1'))
      .when('mo', tell(['g1']))
      .refused('group-not-open');
    given(...opened)
      .when('mo', tell())
      .refused('no-such-round');
    given(...opened, prepared({ ada: 'g1' }))
      .when('mo', tell())
      .refused('round-not-running');
  });
});

test('the screens of a placeholder sit with whoever it turned out to be, too (Q10, S3)', () => {
  const named: MeetingEvent = { type: 'placeholder-named', personId: 'label', as: { id: 'ada', attendance: 'remote', standing: 'member' } };
  expect(reseats(inside().meeting, named)).toEqual(['label', 'ada']);
});
