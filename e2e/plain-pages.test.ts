import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { created, get, openDoor, post, staffOf, type Made } from '../server/door.given.ts';
import { mostBytes } from '../server/plain-page.ts';
import type { Page } from './plain-browser.ts';
import { browserAt, staffDo } from './plain.given.ts';
import { strangeIn } from './strange-markup.ts';

openDoor();

const numbersIn = ({ text }: Page) => [...text.matchAll(/<ol start="(\d+)"/g)].map(([, n]) => Number(n));
const rowsIn = ({ text }: Page) => text.split(/<li[ >]/).length - 1;

const corpus = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus=alert(1) autofocus='",
  '</title><script>alert(1)</script>',
  '</textarea><svg/onload=alert(1)>',
  '&lt;b&gt; &#x3c;script&#x3e;',
  'javascript:alert(1)',
  '<!--',
  '{{7*7}}${7*7}',
];

describe('what a page is made of', () => {
  test.each(corpus)('a name, a subject, a title and a caption are text, never markup: %s', async (evil) => {
    const made = (await post('/api/meetings', { title: evil })).json as Made;
    const ana = browserAt(made);
    await ana.open();
    await ana.join(evil, { organisation: evil, region: evil });
    await ana.press('ask', { kind: 'intervention', subject: evil, readAloud: evil });
    await staffDo(made, await staffOf(made), [
      { name: 'write-caption', input: { floor: 'plenary', text: evil } },
      { name: 'add-agenda-item', input: { title: evil } },
    ]);
    await ana.open();
    await ana.send('ask', { kind: evil, subject: evil, readAloud: evil });
    await ana.press('withdraw');
    await ana.send('ask', { kind: 'question', subject: evil.repeat(30), readAloud: evil });
    expect(strangeIn(ana.page().text)).toEqual([]);
    expect(ana.page().text).not.toMatch(/<script|onerror=alert\(1\)>|<svg|<img/);
    const refused = await browserAt(made).join('', { organisation: evil, region: evil });
    expect(strangeIn(refused.text)).toEqual([]);
  });

  test('no answer is longer than 10 KB, however long names and subjects are, and every row is reached (N33)', async () => {
    const made = (await post('/api/meetings', { title: '“&'.repeat(100) })).json as Made;
    const names = ['<'.repeat(80), '會'.repeat(80), 'ক্ষ্ম'.repeat(80), 'م'.repeat(80), '👩‍👩‍👧‍👦'.repeat(80), '&"'.repeat(40)];
    const people = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const one = browserAt(made);
        await one.join(names[n % names.length]!, { organisation: '&'.repeat(200) });
        await one.press('ask', { kind: 'intervention', subject: ['"', '會', 'ក្ស'][n % 3]!.repeat(200), readAloud: '<'.repeat(2000) });
        return one;
      }),
    );
    const chair = await staffOf(made);
    const said = Array.from({ length: 30 }, () => ({ name: 'write-caption', input: { floor: 'plenary', text: '會"'.repeat(80) } }));
    await staffDo(made, chair, [{ name: 'add-agenda-item', input: { title: '"'.repeat(200) } }, ...said]);
    const pages: Page[] = [];
    const last = people.at(-1)!;
    await last.send('ask', { kind: 'point-of-order' });
    await last.open();
    let [rows, from] = [0, 1];
    for (;;) {
      pages.push(last.page());
      expect(numbersIn(last.page())).toEqual([from]);
      rows += rowsIn(last.page());
      from = rows + 1;
      if (rows >= 61) break;
      await last.go(last.link('The next ones'));
    }
    await last.go(last.link('From the start'));
    pages.push(last.page());
    while (/Older captions/.test(last.page().text)) pages.push(await last.go(last.link('Older captions')));
    pages.push(await last.send('ask', { kind: 'question', subject: '"'.repeat(400), readAloud: '"'.repeat(4000) }));
    await last.press('withdraw');
    pages.push(await last.send('ask', { kind: 'question', subject: '"'.repeat(400), readAloud: '會'.repeat(1300) }));
    pages.push(await browserAt(made).join('<'.repeat(900), { organisation: '"'.repeat(900), region: '會'.repeat(900) }));
    for (const { text } of pages) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
    expect(mostBytes).toBe(10_240);
    expect(Math.max(...pages.map(({ text }) => Buffer.byteLength(text)))).toBeGreaterThan(8_000);
  });

  test('the page is whole without script, style or picture, and says its language and direction (N33, N34)', async () => {
    const ana = browserAt(await created());
    const { text, headers } = await ana.join('Ana');
    expect(text).toMatch(/^<!doctype html> <html lang="en" dir="ltr">/);
    expect(text).not.toMatch(/<script|<style|style=|<img|\son\w+=/);
    expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    const css = await get(/href="(\/plain\.css\?[^"]+)"/.exec(text)![1]!);
    expect(css.headers.get('content-type')).toContain('text/css');
    expect(Buffer.byteLength(css.text)).toBeLessThan(mostBytes);
  });

  test('the plain page has the colours of the others, in light and dark', async () => {
    const { text } = await get('/plain.css');
    const tokens = readFileSync(`${import.meta.dirname}/../client/tokens.css`, 'utf8');
    const colours = (css: string, scheme: 'light' | 'dark') =>
      new Map(
        [...css.split('prefers-color-scheme')[scheme === 'light' ? 0 : 1]!.matchAll(/(--[\w-]+):\s*(#\w{6})/g)].map(([, name, colour]) => [
          name!,
          colour!,
        ]),
      );
    for (const scheme of ['light', 'dark'] as const) {
      const theirs = colours(tokens, scheme);
      const ours = [...colours(text, scheme)];
      expect(ours.length).toBeGreaterThan(7);
      expect(ours.filter(([name, colour]) => theirs.get(name) !== colour)).toEqual([]);
    }
  });
});
