import { expect, test } from 'vitest';
import { addressOf, groupLines, linkOf } from './groups-lines.ts';

const unnamed = (number: number) => `Topic ${number}`;

test('each line is a group, with its place after a bar; as many more come as are wanted (G1)', () => {
  expect(groupLines('Access | Room 3\n\n  Skills  \r\nData | Hall | left', 5, unnamed)).toEqual([
    { title: 'Access', place: 'Room 3' },
    { title: 'Skills', place: '' },
    { title: 'Data', place: 'Hall | left' },
    { title: 'Topic 4', place: '' },
    { title: 'Topic 5', place: '' },
  ]);
});

test('more lines than were wanted are all groups, up to a hundred; a number that is none wants nothing (G1)', () => {
  expect(groupLines('a\nb\nc', 2, unnamed)).toHaveLength(3);
  expect(groupLines('', Number('many'), unnamed)).toEqual([]);
  expect(groupLines('| Room 3', 1, unnamed)).toEqual([{ title: 'Topic 1', place: 'Room 3' }]);
  expect(groupLines('', 5_000, unnamed)).toHaveLength(100);
});

test('the number of a group stands in its link, and what is no link is none (G1)', () => {
  expect(linkOf('https://meet.jit.si/plenary-{number}', 3)).toBe('https://meet.jit.si/plenary-3');
  expect(linkOf('meet.example/{number}/{number}', 2)).toBe('https://meet.example/2/2');
  expect(linkOf('javascript:alert({number})', 1)).toBeNull();
  expect(linkOf('not a link', 1)).toBeNull();
  expect(addressOf('  ')).toBe('');
});
