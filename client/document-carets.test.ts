import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createCarets } from './document-carets.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a name is on a caret for a moment when it comes, or moves again after a rest, and is not over the words of others for good (N27)', () => {
  const text = document.createElement('div');
  const awareness = new Awareness(new Y.Doc());
  const carets = createCarets({ text: () => text, awareness, nameOf: (id) => (id === 'ana' ? 'Ana Silva' : '') });
  const moves = (at: number) => awareness.setLocalState({ user: { id: 'ana', name: '<b>' }, cursor: at });
  moves(1);
  const caret = carets.render({ id: 'ana', name: '<b>' });
  text.append(caret);
  const isNamed = () => !caret.querySelector<HTMLElement>('span')!.hidden;
  expect([caret.textContent, caret.children.length, isNamed()]).toEqual(['Ana Silva', 1, true]);
  for (let at = 2; at < 12; at += 1) {
    vi.advanceTimersByTime(400);
    moves(at);
  }
  expect(isNamed()).toBe(false);
  vi.advanceTimersByTime(9_000);
  moves(12);
  expect(isNamed()).toBe(true);
  vi.advanceTimersByTime(3_000);
  expect(isNamed()).toBe(false);
  carets.close();
  awareness.destroy();
});
