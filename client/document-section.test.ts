import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isSection, sectionOf } from './document-section.ts';
import { sectionIn } from './document-text.ts';

function written(...lines: [level: number | null, text: string][]): Y.Doc {
  const doc = new Y.Doc();
  const parts = lines.map(([level, text]) => {
    const part = new Y.XmlElement(level === null ? 'paragraph' : 'heading');
    if (level !== null) part.setAttribute('level', level as unknown as string);
    part.insert(0, [new Y.XmlText(text)]);
    return part;
  });
  doc.getXmlFragment('default').insert(0, parts);
  return doc;
}

test('the room reads what stands under the heading that is presented, to the next of its rank (A3)', () => {
  const doc = written(
    [2, 'Access'],
    [null, 'For all.'],
    [2, 'Costs'],
    [null, 'Shared.'],
    [3, 'Dams'],
    [null, 'Later.'],
    [2, 'Next'],
    [null, 'May.'],
  );
  expect(sectionIn(doc, 'Costs')).toBe('Shared.\nDams\nLater.');
  expect(sectionIn(doc, 'Dams')).toBe('Later.');
  expect(sectionIn(doc, 'Next')).toBe('May.');
  expect(sectionIn(doc, 'Shared.')).toBeNull();
});

test('a heading is known again by its letters, whatever the meeting cleaned out of it (A3)', () => {
  const long = 'Who bears what '.repeat(40);
  expect(sectionOf(long)).toHaveLength(200);
  expect(isSection(long, sectionOf(long).trim())).toBe(true);
  expect(isSection('Costs \u202e(draft)\u00a0\u200b', 'Costs (draft)')).toBe(true);
  expect([isSection('Costs', null), isSection('Costs', 'Cost')]).toEqual([false, false]);
});
