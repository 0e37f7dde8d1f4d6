import { expect, test } from 'vitest';
import { reportsFile } from './file.ts';
import { markdownLine, markdownText } from './markdown.ts';
import type { Report } from './state.ts';
import { meetingOf, nine } from '../given.ts';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '`code` ~~gone~~ **bold** _also_',
  '# Group 9: not a group',
  '| a | b |',
  '&lt;b&gt;',
];

test('what somebody wrote stands in the file as they wrote it, and makes no tag, link, picture, table or heading (N26, 37)', () => {
  for (const text of hostile) {
    const line = markdownLine(text);
    expect(line).not.toMatch(/<|(?<!\\)[[\]`*_#|~]/);
    expect(markdownText(text)).not.toMatch(/<(?!https)|(?<!\\)[[\]`*_#|~]/);
  }
  expect(markdownText('Title\n===\nText\n---')).toBe('Title\\\n\\===\\\nText\\\n\\---');
});

test('lists stay lists, lines stay lines, and an address leads where it says (N26)', () => {
  const text = 'We agreed:\n- more time\n* fewer slides\n2. a_b\n\nSee https://o.example/a_b, please.\n2026. A year';
  expect(markdownText(text)).toBe(
    'We agreed:\n- more time\n- fewer slides\n2. a\\_b\n\nSee <https://o.example/a_b>, please.\n2026. A year',
  );
  expect(markdownText('https://me:secret@o.example/')).toBe('https://me:secret@o.example/');
  expect(markdownText('-')).toBe('\\-');
});

const report: Report = {
  groupId: 'g3',
  roundId: 'r',
  number: 3,
  title: 'Access',
  chairId: 'ana',
  rapporteurId: null,
  roster: [
    { personId: 'bo', from: nine, to: nine + 600_000, by: 'cat' },
    { personId: 'ana', from: nine, to: nine + 1_800_000, by: 'cat' },
    { personId: 'bo', from: nine + 900_000, to: nine + 1_800_000, by: 'bo' },
  ],
  startedAt: nine,
  endedAt: nine + 1_800_000,
  state: 'reported',
  turnId: 't',
  calledAt: nine + 3_600_000,
  doneAt: nine + 3_780_000,
};

test('the file says who was in a group from when to when, who spoke for it, and when it reported (G7, G8, N25, N26)', () => {
  const said: string[] = [];
  const text = reportsFile(meetingOf(), [report], {
    say: (word, values = {}) => (said.push(word), `${word.slice('reports-file.'.length)} ${Object.values(values).join(' ')}`.trim()),
    nameOf: (id) => (id === 'bo' ? 'Bo <b>' : 'Ana'),
    organisationOf: (id) => (id === 'bo' ? 'Open_Net' : ''),
  });
  expect(text).toContain('## group 3 Access');
  expect(text).toContain('- rapporteur nobody');
  expect(text).toContain('- worked 2026-01-01 09:00 09:30');
  expect(text).toContain('- reported 2026-01-01 10:00 10:03');
  expect(text).toContain(
    '- Ana: stay 2026-01-01 09:00 09:30\n- Bo &lt;b&gt; (Open\\_Net): stay 2026-01-01 09:00 09:10, stay 2026-01-01 09:15 09:30',
  );
  expect(said).toContain('reports-file.no-text');
});
