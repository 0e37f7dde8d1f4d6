import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { mentioned, signs, type Mentioned } from './document-mention.ts';
import type { Choice, Names } from './document-names.ts';

/** What stands before the caret and may become a mention: from its sign to the caret. */
export type Asked = { kind: Mentioned; typed: string; from: number; to: number };
/** `choices` are for exactly what is asked; null until they have come. */
export type Picking = { asked: Asked; choices: Choice[] | null; marked: number };
type Kept = { picking: Picking | null; /** Where somebody said that they mean none. */ notAt: number | null };

const key = new PluginKey<Kept>('picking');
const before = /(?:^|[\s(（\ufffc])([@#])((?:[^\s@#\ufffc]{1,30}(?:\s[^\s@#\ufffc]{1,20})?)?)$/u;
const longest = 60;

function askedIn({ selection }: EditorState): Asked | null {
  const { $from, empty, from } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const text = $from.parent.textBetween(Math.max(0, $from.parentOffset - longest), $from.parentOffset, undefined, '\ufffc');
  const [, sign, typed] = before.exec(text) ?? [];
  const kind = mentioned.find((one) => signs[one] === sign);
  return kind && typed !== undefined ? { kind, typed, from: from - typed.length - 1, to: from } : null;
}

const isOwn = (step: Transaction): boolean => step.docChanged && step.getMeta(ySyncPluginKey) === undefined;

/** Only what one types oneself asks; what others write, or where the caret comes by, does not. */
function after(step: Transaction, { picking, notAt }: Kept, now: EditorState): Kept {
  const said = step.getMeta(key) as Partial<Picking> | 'none' | undefined;
  if (said === 'none') return { picking: null, notAt: picking?.asked.from ?? null };
  const asked = askedIn(now);
  const not = notAt === null || !asked ? null : step.mapping.map(notAt);
  if (!asked || asked.from === not || !(picking || isOwn(step))) return { picking: null, notAt: not };
  if (picking && step.mapping.map(picking.asked.from, -1) !== asked.from && !isOwn(step)) return { picking: null, notAt: not };
  const isSame = picking?.asked.typed === asked.typed && picking.asked.kind === asked.kind;
  const kept = isSame ? { ...picking, asked } : { asked, choices: null, marked: 0 };
  return { picking: { ...kept, ...said }, notAt: not };
}

export const pickingIn = (editor: Editor): Picking | null => key.getState(editor.state)?.picking ?? null;
const isOpen = (picking: Picking | null | undefined): picking is Picking & { choices: Choice[] } => !!picking?.choices?.length;

/** That one it is; the list closes by itself, since nothing stands before the caret any more that asks. */
export function take(editor: Editor, { asked: { kind, from, to } }: Picking, { id }: Choice): void {
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, [
      { type: 'mention', attrs: { kind, id } },
      { type: 'text', text: ' ' },
    ])
    .run();
}

/** The sign of a mention as if it had been typed, set off from the word before it. */
export function beginMention(editor: Editor, kind: Mentioned): void {
  const { $from } = editor.state.selection;
  const last = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, '\ufffc');
  editor
    .chain()
    .focus()
    .insertContent(`${/^\S$/u.test(last) ? ' ' : ''}${signs[kind]}`)
    .run();
}

export const listId = 'document-choices';
export const choiceId = (i: number) => `${listId}-${i}`;

/** While somebody types a mention: who or what it may be, chosen without leaving the text. */
export const Choosing = Extension.create<{ find: Names['find'] }>({
  name: 'choosing',
  // Before Enter makes a new line.
  priority: 1000,
  addOptions: () => ({ find: () => Promise.resolve([]) }),
  addProseMirrorPlugins() {
    const { editor } = this;
    const { find } = this.options;
    const say = (said: Partial<Picking> | 'none') => editor.view.dispatch(editor.state.tr.setMeta(key, said));
    async function look({ kind, typed, from }: Asked) {
      const choices = await find(kind, typed);
      const now = editor.isDestroyed ? null : pickingIn(editor);
      if (now?.asked.kind === kind && now.asked.typed === typed && now.asked.from === from) say({ choices });
    }
    return [
      new Plugin<Kept>({
        key,
        state: { init: () => ({ picking: null, notAt: null }), apply: (step, kept, _before, now) => after(step, kept, now) },
        view: () => ({
          update: (_view, was) => {
            const [now, then] = [pickingIn(editor), key.getState(was)?.picking];
            if (now && now.choices === null && (now.asked.typed !== then?.asked.typed || now.asked.kind !== then.asked.kind))
              void look(now.asked);
          },
        }),
        props: {
          attributes: (state) => {
            const picking = key.getState(state)?.picking;
            if (!isOpen(picking)) return {};
            return {
              'aria-autocomplete': 'list',
              'aria-haspopup': 'listbox',
              'aria-controls': listId,
              'aria-activedescendant': choiceId(picking.marked),
            };
          },
          handleDOMEvents: { blur: () => void (pickingIn(editor) && say('none')) },
          handleKeyDown: (_view, event) => {
            const picking = pickingIn(editor);
            if (!isOpen(picking) || event.isComposing) return false;
            const { choices, marked } = picking;
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined) say({ marked: (marked + step + choices.length) % choices.length });
            else if (event.key === 'Enter') take(editor, picking, choices[marked]!);
            else if (event.key === 'Escape') say('none');
            else return false;
            return true;
          },
        },
      }),
    ];
  },
});
