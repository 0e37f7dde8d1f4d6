import { expect } from '@playwright/test';
import * as Y from 'yjs';
import { activeOn, paste, unfold, watched } from './active-page.ts';
import { asAddress, attackStrings } from './attack-strings.ts';
import { attackedMeeting } from './attacked-meeting.ts';
import { openEditor } from './editor.ts';
import { say } from './english.ts';
import { meetingAt } from './meeting-room.ts';
import { comeIn, test } from './visitors.ts';

test('whatever people wrote, on no page anything of it acts, asks anybody or leads elsewhere (S1)', async ({ house, visitor }) => {
  const attacked = await attackedMeeting(house.url);
  const { room } = attacked;
  const pages = ['', '/chair', '/desk', '/relay', '/groups', '/screen', '/queue', '/parity', '/messages', '/notes', '/plain'];
  for (const role of ['chair', 'secretariat'] as const) {
    const page = await visitor();
    const hits = await watched(page);
    await comeIn(page, room, attackStrings[12]!, { role });
    for (const path of pages) {
      await page.goto(`/m/${room.code}${path}`);
      await page.locator('h1, h2').first().waitFor();
      await unfold(page);
      expect([path, await activeOn(page)]).toEqual([path, []]);
    }
    expect(hits).toEqual([]);
  }
  await attacked.reportBack();
  const guest = await visitor();
  const hits = await watched(guest);
  await comeIn(guest, room, attackStrings[18]!);
  for (const path of ['', '/messages', '/notes', '/parity', '/plain']) {
    await guest.goto(`/m/${room.code}${path}`);
    await guest.locator('h1, h2').first().waitFor();
    await unfold(guest);
    expect([path, await activeOn(guest)]).toEqual([path, []]);
  }
  expect(hits).toEqual([]);
  await room.close();
});

test('what a hostile editor puts into the notes, or somebody pastes, is words or nothing (S1, N27)', async ({ house, visitor }) => {
  const room = await meetingAt(house.url);
  const scribe = await room.sit('Mallory', { role: 'rapporteur' });
  const editor = openEditor({ url: house.url, meeting: room.id, cookie: scribe.cookie, kept: true });
  await editor.synced();
  const poisoned = new Y.Doc();
  poison(poisoned.getXmlFragment('default'));
  Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(poisoned));
  await expect.poll(() => editor.said.kept.at(-1)?.state.has(poisoned.clientID)).toBe(true);

  const page = await visitor();
  const hits = await watched(page);
  await comeIn(page, room, 'Mira Alva', { role: 'rapporteur' });
  await page.goto(`/m/${room.code}/notes`);
  const text = page.getByRole('textbox', { name: say('document.text-plenary'), exact: true });
  await expect(text.getByText('The end of it.')).toBeVisible();
  expect(await activeOn(page)).toEqual([]);

  for (const html of attackStrings) await paste(text, html, 'text/html');
  for (const address of asAddress) await paste(text, `<p><a href="${address}">led astray</a></p>`, 'text/html');
  for (const words of attackStrings) await paste(text, words, 'text/plain');
  await paste(text, '<p>Pasted to the end.</p>', 'text/html');
  await expect(text.getByText('Pasted to the end.')).toBeVisible();
  await unfold(page);
  expect(await activeOn(page)).toEqual([]);
  const links = await text
    .locator('a')
    .evaluateAll((all) => all.map((link) => [(link as HTMLAnchorElement).protocol, link.getAttribute('rel')]));
  for (const [protocol, rel] of links)
    expect([protocol, rel]).toEqual([expect.stringMatching(/^(https?|mailto):$/), expect.stringContaining('noopener')]);

  const reader = await visitor();
  const seen = await watched(reader);
  await comeIn(reader, room, 'Omar Haddad');
  await reader.goto(`/m/${room.code}/notes`);
  await expect(reader.getByText('Pasted to the end.')).toBeVisible();
  expect(await activeOn(reader)).toEqual([]);
  expect([...hits, ...seen]).toEqual([]);
  editor.close();
  await room.close();
});

/** As no editor of ours writes it: nodes, attributes and marks of every kind, each with what harms. */
function poison(fragment: Y.XmlFragment) {
  const element = (name: string, attributes: Record<string, string>, words: string) => {
    const made = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.insert(0, [new Y.XmlText(words)]);
    return made;
  };
  const harm = {
    onclick: 'hit()',
    onload: 'hit()',
    style: 'background:url(//evil.example/x)',
    src: 'javascript:hit()',
    href: 'javascript:hit()',
  };
  const nodes = [
    'paragraph',
    'heading',
    'script',
    'iframe',
    'img',
    'image',
    'svg',
    'a',
    'link',
    'table',
    'mention',
    'codeBlock',
    '__proto__',
  ];
  fragment.push(
    nodes.map((name) =>
      element(
        name,
        { ...harm, level: '2"><img src=x onerror=hit()>', label: '<img src=x onerror=hit()>', id: '"><script>hit()</script>' },
        'x',
      ),
    ),
  );
  for (const address of asAddress) {
    const line = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.insert(0, 'led astray', { link: { href: address, target: '_self', rel: '', class: 'x" onclick="hit()' } });
    line.insert(0, [words]);
    fragment.push([line]);
  }
  fragment.push(attackStrings.map((words) => element('paragraph', {}, words)));
  fragment.push([element('paragraph', {}, 'The end of it.')]);
}
