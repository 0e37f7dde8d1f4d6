import { describe, expect, test } from 'vitest';
import { dueIn, lineSays, meantBy, whoIn } from './captured.ts';

describe('which line says what', () => {
  test.each([
    ['Action: Ana to send the draft', 'action', 'Ana to send the draft'],
    ['  DECISION : we meet in May', 'decision', 'we meet in May'],
    ['message：水是权利', 'message', '水是权利'],
    ['Topic:Costs', 'topic', 'Costs'],
    ['\u200fAction: إرسال المسودة', 'action', 'إرسال المسودة'],
    ['Decision: Протокол принят.', 'decision', 'Протокол принят.'],
    ['action\u00a0: envoyer le procès-verbal', 'action', 'envoyer le procès-verbal'],
    ['Action: enviar el acta: hoy', 'action', 'enviar el acta: hoy'],
  ])('%s (N20)', (line, capture, text) => {
    expect(lineSays(line)).toMatchObject({ capture, text });
    expect(line.slice(lineSays(line)!.at).trim()).toBe(text);
  });

  test.each(['Action', 'Action:', 'Action:   ', 'Actions: many', 'The action: now', 'action points: a', '', ':', 'Acción: enviar'])(
    '%j is a line like others (N20)',
    (line) => expect(lineSays(line)).toBeNull(),
  );

  test('the language of the page brings words of its own beside the English ones (N35)', () => {
    const words = [['Acción', 'action'] as const, ['', 'topic'] as const, ['إجراء', 'action'] as const];
    expect(lineSays('acción: enviar', words)).toMatchObject({ capture: 'action', text: 'enviar' });
    expect(lineSays('إجراء: إرسال', words)).toMatchObject({ capture: 'action', text: 'إرسال' });
    expect(lineSays(': nothing', words)).toBeNull();
  });
});

describe('whose it is', () => {
  const people = [
    { id: 'a', name: 'Ana Silva' },
    { id: 'b', name: 'José Ángel' },
    { id: 'c', name: 'José María' },
    { id: 'd', name: 'Brazil' },
    { id: 'e', name: 'Ana' },
  ];
  test.each([
    ['Ana Silva to send the draft', 'Ana Silva', 'a'],
    ['ANA to send', 'ANA', 'e'],
    ['brazil: to write', 'brazil', 'd'],
    ['José to write', 'José', null],
    ['jose maria to write', 'jose maria', 'c'],
    ['Everybody who is here and who wants to come to read it', '', null],
    ['to send', '', null],
    ['Send the draft', '', null],
    ['Peru to write', 'Peru', null],
  ])('%s (D1)', (task, who, id) => {
    expect([whoIn(task), meantBy(whoIn(task), people)]).toEqual([who, id]);
  });

  test('where two are called so nobody is meant (D1)', () => {
    expect(meantBy('Ana', [...people, { id: 'f', name: 'Ána' }])).toBeNull();
    expect(meantBy('', people)).toBeNull();
  });
});

describe('until when', () => {
  const months = Array.from({ length: 12 }, (_, i) => ['long', 'short'].map((month) => nameOf(i, month as 'long')));
  const calendar = { today: '2026-03-10', months, by: ['by', 'until'] };
  test.each([
    ['Ana to send the draft by 12 May', '2026-05-12'],
    ['Ana to send the draft BY May 12', '2026-05-12'],
    ['until the end, by 1st of March', '2027-03-01'],
    ['by 10 March 2026', '2026-03-10'],
    ['by 29 February', null],
    ['by 29 February 2028', '2028-02-29'],
    ['by 2026-05-12', '2026-05-12'],
    ['by 2026-05-32', null],
    ['by 12 May or by 3 June', null],
    ['to prepare the 12 May meeting', null],
    ['by 5/6', null],
    ['by 12.05.', null],
    ['by Friday', null],
    ['by 12 Maybe', null],
    ['standby 12 May', null],
    ['by May', null],
    ['by 12 May 20', '2026-05-12'],
    ['', null],
  ])('%s (D1)', (task, due) => {
    expect(dueIn(task, calendar)).toBe(due);
  });

  test('a text of any kind is answered (S1)', () => {
    for (const odd of ['by '.repeat(5000), '(((((', 'by \\d+ May', '\u202eby 12 May\u202c'])
      expect(dueIn(odd, calendar) ?? '').toMatch(/^(2026-05-12)?$/);
  });
});

function nameOf(month: number, length: 'long' | 'short'): string {
  return new Intl.DateTimeFormat('en', { month: length, timeZone: 'UTC' }).format(Date.UTC(2026, month, 1));
}
