import { describe, expect, test } from 'vitest';
import { viewOf } from '../audience.ts';
import type { Command } from '../decide.ts';
import type { MeetingEvent } from '../meeting.ts';
import { given, meetingOf, nine } from '../given.ts';
import type { Edit } from './edit.ts';
import { splice } from './edits.ts';
import { atWork, called, cameBack, wrote } from './notes.given.ts';
import { longestText, type Writer } from './state.ts';

const bosScreen = (number: number): Writer => ({ id: 'screen-of-bo', number });
const write = (edit: Edit, version = 0, writer = bosScreen(1)): Command => ({
  name: 'write-notes',
  input: { floor: 'g1', version, writer, edit: [...edit] },
});
const hello = write(['Hello']);
const helloIn = (floor: string): Command => ({ name: 'write-notes', input: { floor, version: 0, writer: bosScreen(1), edit: ['Hello'] } });
const written = (edit: Edit, version: number, writer = bosScreen(1)) =>
  ({ type: 'notes-written', floor: 'g1', version, writer, edit, shown: false }) as const;
const ended = { type: 'meeting-closed' } as const;

describe('who writes', () => {
  test.each(['ana', 'bo', 'cleo', 'cat', 'sec', 'mo'])('%s writes while the group is open: its people and staff do (G4)', (who) => {
    const { after } = given(...atWork)
      .when(who, hello)
      .then(written(['Hello'], 1));
    expect(after.notes.g1).toMatchObject({ text: 'Hello', version: 1 });
  });

  test('nobody else does (G4)', () => {
    given(...atWork)
      .when('dan', hello)
      .refused('not-in-this-group');
    given(...atWork)
      .when('eve', hello)
      .refused('not-in-this-group');
    given(...atWork)
      .when('eve', helloIn('g9'))
      .refused('no-such-group');
    given(...atWork)
      .when('ana', helloIn('__proto__'))
      .refused('no-such-group');
    for (const seat of ['public', 'screen', 'kiosk'] as const)
      given(...atWork)
        .when({ id: 'wall', attendance: 'on-site', standing: 'member', seat }, hello)
        .refused('not-a-participant');
  });

  test.each(['bo', 'cleo', 'sec'])('%s writes on when the group has come back: rapporteur, chair of the group, secretariat (G5)', (who) => {
    given(...atWork, ...cameBack)
      .when(who, hello)
      .then(written(['Hello'], 1));
    given(...atWork, ...cameBack, called('', 0))
      .when(who, hello)
      .then({ ...written(['Hello'], 1), shown: true });
  });

  test('the others read it then, and once the meeting is closed nobody writes (G5)', () => {
    for (const who of ['ana', 'dan', 'mo'])
      given(...atWork, ...cameBack)
        .when(who, hello)
        .refused('not-your-notes');
    for (const who of ['bo', 'sec'])
      given(...atWork, ...cameBack, ended)
        .when(who, hello)
        .refused('meeting-closed');
  });
});

describe('what is written', () => {
  const greeting = wrote(['Hello'], splice(5, 0, ' all'), splice(0, 0, 'Dear, '));

  test('is carried over what was written meanwhile (G4)', () => {
    const { after } = given(...atWork, ...greeting)
      .when('bo', write(splice(5, 0, '!'), 1))
      .then(written(splice(15, 0, '!'), 4));
    expect(after.notes.g1!.text).toBe('Dear, Hello all!');
  });

  test('is written once, however often it is sent (G4)', () => {
    const first = { at: nine, by: 'bo', fact: written(['Hello'], 1) };
    given(...atWork, first)
      .when('bo', hello)
      .then();
    given(...atWork, first)
      .when('bo', write(['Hello'], 1))
      .then();
    given(...atWork, first)
      .when('bo', write([5, ' all'], 1, bosScreen(2)))
      .then(written([5, ' all'], 2, bosScreen(2)));
  });

  test('under the number of somebody else’s screen is refused, so that nobody can make it pass for heard (G4)', () => {
    const first = { at: nine, by: 'bo', fact: written(['Hello'], 1) };
    const steals = write(['x'], 1, bosScreen(9));
    given(...atWork, first)
      .when('ana', steals)
      .refused('bad-input');
    const screens = Array.from({ length: 60 }, (_, i) => ({
      at: nine,
      by: 'ana',
      fact: written(['a'], i + 2, { id: `screen-of-ana-${i}`, number: 1 }),
    }));
    given(...atWork, first, ...screens)
      .when('ana', steals)
      .refused('bad-input');
    const named: MeetingEvent = {
      type: 'placeholder-named',
      personId: 'bo',
      as: { id: 'cleo', attendance: 'remote', standing: 'member' },
    };
    given(...atWork, first, named)
      .when('cleo', write(['x'], 1, bosScreen(2)))
      .then(written(['x'], 2, bosScreen(2)));
  });

  test('is asked for anew when it is too late for anybody to remember (G5)', () => {
    const many = wrote(...Array.from({ length: 150 }, (_, i): Edit => (i === 0 ? ['a'] : [i, 'a'])));
    const { notes } = meetingOf(...atWork, ...many);
    expect(notes.g1!.recent).toHaveLength(100);
    given(...atWork, ...many)
      .when('bo', write(['b'], 49))
      .refused('notes-moved-on');
    given(...atWork, ...many)
      .when('bo', write([50, 'b'], 50))
      .then(written([150, 'b'], 151));
    given(...atWork, ...many)
      .when('bo', write(['b'], 151))
      .refused('notes-moved-on');
    const long = wrote(['a'.repeat(3000)], ['b'.repeat(3000)], ['c'.repeat(3000)]);
    expect(meetingOf(...atWork, ...long).notes.g1!.recent.map(({ version }) => version)).toEqual([2, 3]);
  });

  test('fits, or room is made first (G5)', () => {
    const page = 'a'.repeat(4000);
    const full = wrote(...Array.from({ length: 5 }, (): Edit => [page]));
    given(...atWork, ...full)
      .when('bo', write(['b'], 5))
      .refused('notes-full');
    given(...atWork, ...full)
      .when('bo', write([-4], 5))
      .then(written([-4], 6));
    given(...atWork, ...full)
      .when('bo', write(['b', -1], 5))
      .then(written(['b', -1], 6));
    expect(meetingOf(...atWork, ...full).notes.g1!.text).toHaveLength(longestText);
    given(...atWork)
      .when('bo', write(['a'.repeat(4001)]))
      .refused('bad-input');
  });

  test('in more places than a screen sends at once holds nobody up: it is refused (S1)', () => {
    const edit = (parts: number): Edit => Array.from({ length: parts }, (_, i) => (i % 2 ? 'b' : 1));
    const page = wrote(['a'.repeat(4000)]);
    given(...atWork, ...page)
      .when('bo', write(edit(602), 1))
      .refused('bad-input');
    expect(given(...atWork, ...page).when('bo', write(edit(600), 1)).decision).not.toHaveProperty('refusal');
  });

  test('is plain text, and no letter of it moves (S1)', () =>
    void given(...atWork)
      .when('bo', write(['One\u202e two\r\n\u0000\ud800']))
      .then(written(['One  two\n\n  '], 1)));

  test.each<[string, Edit, number]>([
    ['that reach beyond the text', [9, 'x'], 3],
    ['that cut a letter in two', [1, 'x'], 4],
    ['that are written otherwise than all write them', [2, 3, 'x'], 3],
    ['of nothing', [], 3],
    ['of half a unit', [0.5, 'x'], 3],
  ])('edits %s are refused (S1)', (_what, edit, version) => {
    const facts = [...wrote(['Hello']), written(['a'], 2), written(['b'], 3), written(['😀'], 4)].slice(0, version);
    given(...atWork, ...facts)
      .when('ana', write(edit, version, { id: 'screen-of-ana', number: 9 }))
      .refused('bad-input');
  });

  test.each([{ id: 'short', number: 1 }, { id: 'screen of bo', number: 1 }, bosScreen(0), bosScreen(1.5)])(
    'a screen that numbers its edits otherwise is refused: %j (S1)',
    (writer) =>
      given(...atWork)
        .when('bo', write(['x'], 0, writer))
        .refused('bad-input'),
  );
});

describe('who reads', () => {
  const facts = [...atWork, ...wrote(['Hello'])];
  const textFor = (...more: Parameters<typeof meetingOf>) => {
    const meeting = meetingOf(...facts, ...more);
    return Object.fromEntries(
      (['staff', 'group:g1', 'group:g2', 'everyone', 'public'] as const).map((one) => [one, viewOf(one, meeting).notes.g1?.text]),
    );
  };
  const own = { staff: 'Hello', 'group:g1': 'Hello', 'group:g2': undefined, everyone: undefined, public: undefined };

  test('a group and staff, also when it has come back (G4)', () => {
    expect(textFor()).toEqual(own);
    expect(textFor(...cameBack)).toEqual(own);
  });

  test('everybody in the meeting once the report is called, but not who wrote on which screen (G8)', () => {
    const after = [...cameBack, called('Hello', 1)];
    expect(textFor(...after)).toEqual({ ...own, 'group:g2': 'Hello', everyone: 'Hello' });
    expect(JSON.stringify(viewOf('everyone', meetingOf(...facts, ...after)).notes)).not.toContain('screen-of-ana');
  });
});
