import { Extension, type Editor } from '@tiptap/core';
import type { Node as Part } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { folded } from '../shared/folded.ts';
import css from './document-parts.module.css';

export type Match = { from: number; to: number };
/** `now`: which of them one is at; −1 where there is none. */
export type Found = { wanted: string; matches: readonly Match[]; now: number };

const key = new PluginKey<Found>('find');
const nothing: Found = { wanted: '', matches: [], now: -1 };
const mostMatches = 1_000;

/** Letters of a line as they are looked for, each with where it stands. */
function lettersOf(line: Part, at: number): { letters: string; places: Match[] } {
  let letters = '';
  const places: Match[] = [];
  const add = (text: string, from: number, to: number) => {
    const fold = /^\s$/u.test(text) ? ' ' : folded(text);
    letters += fold;
    for (let i = 0; i < fold.length; i++) places.push({ from, to });
  };
  line.forEach((part, offset) => {
    let from = at + 1 + offset;
    if (!part.isText) return [...part.textContent].forEach((letter) => add(letter, from, from + part.nodeSize));
    for (const letter of part.text!) {
      add(letter, from, from + letter.length);
      from += letter.length;
    }
  });
  return { letters, places };
}

/** As people look for words: without case, accents and other marks; also in what a mention is called. */
export function matchesIn(doc: Part, wanted: string): Match[] {
  const what = [...wanted.trim().replace(/\s+/gu, ' ')].map((letter) => (letter === ' ' ? ' ' : folded(letter))).join('');
  const found: Match[] = [];
  if (what === '') return found;
  doc.descendants((part, at) => {
    if (!part.isTextblock) return true;
    const { letters, places } = lettersOf(part, at);
    for (let i = letters.indexOf(what); i >= 0 && found.length < mostMatches; i = letters.indexOf(what, i + what.length))
      found.push({ from: places[i]!.from, to: places[i + what.length - 1]!.to });
    return false;
  });
  return found;
}

/** Marks what is looked for, wherever it stands now. */
export const Finding = Extension.create({
  name: 'finding',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: {
        init: () => nothing,
        apply: (step, before) => {
          const said = step.getMeta(key) as Partial<Found> | undefined;
          const wanted = said?.wanted ?? before.wanted;
          if (wanted === '') return nothing;
          if (!said && !step.docChanged) return before;
          const matches = step.docChanged || wanted !== before.wanted ? matchesIn(step.doc, wanted) : before.matches;
          const at = before.matches[before.now];
          const here = at ? step.mapping.map(at.from) : step.selection.from;
          const near = matches.findIndex(({ from }) => from >= here);
          return { wanted, matches, now: said?.now ?? (near < 0 ? matches.length - 1 : near) };
        },
      },
      props: {
        decorations: (state) => {
          const { matches, now } = key.getState(state) ?? nothing;
          return DecorationSet.create(
            state.doc,
            matches.map(({ from, to }, i) =>
              Decoration.inline(from, to, { class: i === now ? `${css.match} ${css.matchNow}` : css.match! }),
            ),
          );
        },
      },
    }),
  ],
});

export const foundIn = (editor: Editor): Found => key.getState(editor.state) ?? nothing;

/** An empty text looks for nothing any more. */
export function look(editor: Editor, wanted: string): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, { wanted }));
  show(editor);
}

export function goOn(editor: Editor, step: 1 | -1): void {
  const { matches, now } = foundIn(editor);
  if (matches.length === 0) return;
  editor.view.dispatch(editor.state.tr.setMeta(key, { now: (now + step + matches.length) % matches.length }));
  show(editor);
}

function show(editor: Editor): void {
  const { matches, now } = foundIn(editor);
  const match = matches[now];
  if (!match) return;
  const { node } = editor.view.domAtPos(match.from);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
}
