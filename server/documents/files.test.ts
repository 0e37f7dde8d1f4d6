import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentPage } from '../../shared/documents/html.ts';
import { documentMarkdown } from '../../shared/documents/markdown.ts';
import { blocksOf, mentionsIn } from './blocks.ts';

const runs = Number(process.env['FUZZ'] ?? 80);
type Part = { node: string; attributes?: Record<string, unknown>; parts?: (Part | Said)[] };
type Said = { text: string; marks?: Record<string, unknown> };

/** As the editor writes it, or as anybody else may. */
function docWith(parts: (Part | Said)[]): Y.Doc {
  const doc = new Y.Doc();
  put(doc.getXmlFragment('default'), parts);
  return doc;
}
function put(into: Y.XmlFragment, parts: (Part | Said)[]) {
  for (const part of parts) {
    if ('text' in part) {
      const text = new Y.XmlText();
      into.push([text]);
      text.insert(0, part.text, part.marks ?? {});
      continue;
    }
    const element = new Y.XmlElement(part.node);
    into.push([element]);
    for (const [name, value] of Object.entries(part.attributes ?? {})) element.setAttribute(name, value as string);
    put(element, part.parts ?? []);
  }
}
const p = (...parts: (Part | Said | string)[]): Part => ({
  node: 'paragraph',
  parts: parts.map((one) => (typeof one === 'string' ? { text: one } : one)),
});
const called = { 'person x': 'Ana_B', 'item y': 'Costs' };
const markdownOf = (parts: (Part | Said)[]) => documentMarkdown(blocksOf(docWith(parts), called));
const pageOf = (parts: (Part | Said)[]) => documentPage('Notes', 'en', blocksOf(docWith(parts)));

/** As a reader with everything on shows it: tags are let through, so that one that was not escaped would come to be. */
const reader = markdownIt({ html: true });
const shown = (markdown: string) => reader.render(markdown);
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/gu, '');

test('a document is Markdown that says what the editor shows (N27, N37)', () => {
  const item = (...parts: Part[]): Part => ({ node: 'listItem', parts });
  const cell = (node: string, words: string): Part => ({ node, parts: [p(words)] });
  expect(
    markdownOf([
      { node: 'heading', attributes: { level: 2 }, parts: [{ text: 'Costs & access' }] },
      p('All of ', { text: 'us', marks: { bold: {} } }, ' agree', { node: 'hardBreak' }, '1. on *this*'),
      p('See ', { text: 'the river', marks: { link: { href: 'https://example.org/a_b?x=1&y=2' }, italic: {} } }, '.'),
      p('Thanks to ', { node: 'mention', attributes: { id: 'x', kind: 'person' } }),
      { node: 'bulletList', parts: [item(p('one'), { node: 'bulletList', parts: [item(p('deeper'))] }), item(p('two'))] },
      { node: 'orderedList', attributes: { start: 3 }, parts: [item(p('three')), item(p('four'))] },
      { node: 'blockquote', parts: [p('said'), p('twice')] },
      {
        node: 'table',
        parts: [
          { node: 'tableRow', parts: [cell('tableHeader', 'Who'), cell('tableHeader', 'When')] },
          { node: 'tableRow', parts: [cell('tableCell', 'Ana | Bo')] },
        ],
      },
      { node: 'somethingNew', parts: [p('stays')] },
    ]),
  ).toBe(`## Costs &amp; access

All of **us** agree\\
1\\. on \\*this\\*

See [*the river*](<https://example.org/a_b?x=1&amp;y=2>).

Thanks to @Ana\\_B

- one

  - deeper
- two

3. three
4. four

> said
>
> twice

| Who | When |
| --- | --- |
| Ana \\| Bo |  |

stays
`);
});

const letters = fc.constantFrom(
  ...'ab*_`~#+-=|<>[]()!\\&.:;/"\'1 2\n\t\u00a0é王'.split(''),
  '<script>',
  '&lt;',
  '](',
  '**',
  '](javascript:',
  '<!--',
  '&#106;',
);
const words = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
const href = fc.constantFrom(
  'javascript:alert(1)',
  ' JaVascript:x',
  'data:text/html,x',
  'https://example.org/)>"<',
  'mailto:a@b.c',
  'https://e.org/a b&copy;',
);
const said: fc.Arbitrary<Said> = fc.record({
  text: words,
  marks: fc.record(
    { bold: fc.constant({}), italic: fc.constant({}), link: fc.record({ href, onclick: fc.constant('x()') }) },
    { requiredKeys: [] },
  ),
});
const line = fc.array(fc.oneof(said, said, fc.constant<Part>({ node: 'hardBreak' })), { maxLength: 5 });
const { block } = fc.letrec<{ block: Part }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    line.map((parts): Part => ({ node: 'paragraph', parts })),
    fc
      .tuple(line, fc.constantFrom<unknown>(2, 3, '4', 'x" onload="y'))
      .map(([parts, level]): Part => ({ node: 'heading', attributes: { level }, parts })),
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts): Part => ({ node: 'blockquote', parts })),
    fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList'),
        fc.array(fc.array(tie('block'), { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      )
      .map(([node, items]): Part => ({ node, parts: items.map((parts) => ({ node: 'listItem', parts: [p('item'), ...parts] })) })),
    fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows): Part => ({
      node: 'table',
      parts: rows.map((cells) => ({
        node: 'tableRow',
        parts: cells.map((parts) => ({ node: 'tableCell', parts: [{ node: 'paragraph', parts }] })),
      })),
    })),
    fc
      .tuple(fc.constantFrom('script', 'iframe', 'img'), line)
      .map(([node, parts]): Part => ({ node, attributes: { src: 'x', onerror: 'y' }, parts })),
  ),
}));
const documents = fc.array(block, { maxLength: 5 });

const allowed = /^<\/?(?:p|h[2-4]|ul|li|blockquote|table|thead|tbody|tr|th|td|strong|em|br)>$/;
const allowedToo = /^<(?:ol(?: start="\d+")?|\/ol|\/a|a href="(?:https:\/\/|mailto:)[^"<>]*")>$/;

test('whatever stands in a document, its Markdown makes nothing that acts and nothing that was not there (S1)', () => {
  fc.assert(
    fc.property(documents, (parts) => {
      const made = shown(markdownOf(parts));
      for (const [tag] of made.matchAll(/<[^>]*>?/g)) expect(allowed.test(tag) || allowedToo.test(tag), `${tag} in ${made}`).toBe(true);
    }),
    { numRuns: runs },
  );
});

test('Markdown that is read again says the same words (N37)', () => {
  fc.assert(
    fc.property(documents, (parts) => {
      const blocks = blocksOf(docWith(parts));
      expect(wordsOf(shown(documentMarkdown(blocks)))).toBe(wordsOf(documentPage('', 'en', blocks)));
    }),
    { numRuns: runs },
  );
});

test('a page of a document has its words, and nothing in it acts (S1)', () => {
  fc.assert(
    fc.property(documents, (parts) => {
      const body = pageOf(parts).split('<body>')[1]!;
      const tags = [...body.matchAll(/<[^>]*>?/g)].map(([tag]) =>
        tag.replace(' dir="auto"', '').replace(' rel="noopener noreferrer nofollow ugc"', ''),
      );
      for (const tag of tags) expect(allowed.test(tag) || allowedToo.test(tag) || /^<\/?(h1|body|html)>$/.test(tag), tag).toBe(true);
    }),
    { numRuns: runs },
  );
});

test('a long line of a hundred thousand pieces, or of nothing but spaces, is written down in a moment (S1)', () => {
  const blocks: Parameters<typeof documentMarkdown>[0] = [
    {
      is: 'paragraph',
      words: Array.from({ length: 100_000 }, (_, i) => ({
        text: 'a!',
        bold: i % 2 === 1,
        italic: false,
        href: i % 3 ? null : 'https://e.org/',
      })),
    },
    { is: 'paragraph', words: [{ text: `a${' '.repeat(1_000_000)}b`, bold: true, italic: false, href: null }] },
  ];
  const began = performance.now();
  expect(documentMarkdown(blocks).length).toBeGreaterThan(1_000_000);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('mentions are named once each, and whoever is not in the roster any more is nobody (N27)', () => {
  const mention = (kind: string, id: string) => ({ node: 'mention', attributes: { kind, id } });
  const parts = [p(mention('person', 'x'), ' on ', mention('item', 'y')), p(mention('person', 'gone'), mention('person', 'x'))];
  expect(mentionsIn(docWith(parts)).toSorted()).toEqual(['item y', 'person gone', 'person x']);
  expect(markdownOf(parts)).toBe('@Ana\\_B on \\#Costs\n\n@…@Ana\\_B\n');
});
