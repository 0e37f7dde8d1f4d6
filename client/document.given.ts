import { afterEach, beforeAll } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openEditor, type DocumentEditor, type More } from './document-editor.ts';
import { Mention } from './document-mention.ts';
import type { Paper } from './document-paper.ts';
import { speak } from './words.ts';

let opened: { editor: DocumentEditor; place: HTMLElement }[] = [];
beforeAll(() => speak('en'));
afterEach(() => {
  for (const { editor, place } of opened) {
    editor.close();
    place.remove();
  }
  opened = [];
});

/** A document as it lies open on a page: its editor, and the text as it is drawn. */
export function opening(doc: Y.Doc, mayWrite = true, more: More = [Mention]) {
  const place = document.createElement('div');
  document.body.append(place);
  const provider = { awareness: new Awareness(doc) } as unknown as Paper['provider'];
  const me = { id: 'ana', name: 'Ana' };
  const editor = openEditor({ place, doc, provider, mayWrite, label: 'Notes', describedBy: 'keys', nameOf: () => '', me, more });
  opened.push({ editor, place });
  const text = place.querySelector<HTMLElement>('[contenteditable]')!;
  const press = (key: string, about: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...about });
    text.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { editor, inner: editor.inner, text, press };
}

export type Sent = { name: string; attributes?: Record<string, unknown>; inside?: (Sent | string)[] };
/** What anybody may send into a document, whatever program they have. */
export function send(doc: Y.Doc, ...parts: Sent[]) {
  doc.getXmlFragment('default').push(parts.map(made));
}
function made({ name, attributes = {}, inside = [] }: Sent): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(
    0,
    inside.map((part) => (typeof part === 'string' ? new Y.XmlText(part) : made(part))),
  );
  return element;
}

export const line = (...inside: (Sent | string)[]): Sent => ({ name: 'paragraph', inside });
export const tick = () => new Promise((go) => setTimeout(go, 5));
