import { Node } from '@tiptap/core';
import type { Node as Part } from '@tiptap/pm/model';
import css from './document-parts.module.css';

export const mentioned = ['person', 'item'] as const;
/** Whom or what a mention means: somebody of the roster, or an item of the agenda. */
export type Mentioned = (typeof mentioned)[number];
export const signs: Record<Mentioned, string> = { person: '@', item: '#' };
/** How that is called now, and who wants to hear when it is called otherwise. */
export type Called = { as: (kind: Mentioned, id: string) => string; onChange: (listener: () => void) => () => void };

const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id);

/** As it is read: only ids are in the document, so a rename shows everywhere, and who is erased is nobody's name any more. */
function wordsOf({ kind, id }: Part['attrs'], called: Called): string {
  const means = mentioned.find((one) => one === kind) ?? 'person';
  return signs[means] + called.as(means, isId(id) ? id : '');
}

/** A name runs by its own letters, its sign and its numbers with it, in whatever line it stands. */
const looks = { class: css.mention!, dir: 'auto' };

export const Mention = Node.create<{ called: Called }>({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addOptions: () => ({ called: { as: () => '', onChange: () => () => {} } }),
  addAttributes: () => ({ kind: { default: null }, id: { default: null } }),
  parseHTML: () => [
    {
      tag: 'span[data-mention]',
      getAttrs: ({ dataset }: HTMLElement) =>
        isId(dataset.id) && mentioned.some((one) => one === dataset.mention) ? { kind: dataset.mention, id: dataset.id } : false,
    },
  ],
  renderHTML({ node }) {
    const { kind, id } = node.attrs as { kind: unknown; id: unknown };
    const known = isId(id) && mentioned.some((one) => one === kind) ? { 'data-mention': String(kind), 'data-id': id } : {};
    return ['span', { ...known, ...looks }, wordsOf(node.attrs, this.options.called)];
  },
  renderText({ node }) {
    return wordsOf(node.attrs, this.options.called);
  },
  extendNodeSchema({ name }) {
    return name === 'mention' ? { leafText: (node: Part) => wordsOf(node.attrs, this.options.called) } : {};
  },
  addNodeView() {
    const { called } = this.options;
    return ({ node }) => {
      const dom = document.createElement('span');
      for (const [name, value] of Object.entries(looks)) dom.setAttribute(name, value);
      const draw = () => void (dom.textContent = wordsOf(node.attrs, called));
      draw();
      const forget = called.onChange(draw);
      return { dom, update: (now) => now.type === node.type && now.sameMarkup(node), ignoreMutation: () => true, destroy: forget };
    };
  },
});
