import { Mark, Node } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { addressOf } from './document-address.ts';
import { LinesWithEntries } from './document-line-entry.ts';
import { tableParts } from './document-table.ts';

/** What stands around paragraphs follows the first of them; each paragraph itself runs by its own words, as the stylesheet says. */
const auto = { HTMLAttributes: { dir: 'auto' } };

/** Tab leaves the text, also in a list; how deep a line lies is changed with other keys. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph block*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', auto.HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

/** Has an address and nothing else; one that leads to anything but a page or a mail is shown as plain words, whoever wrote it. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element: HTMLElement) => {
        const href = addressOf(element.getAttribute('href'));
        return href === null ? false : { href };
      },
    },
  ],
  renderHTML({ mark }) {
    const href = addressOf(mark.attrs.href);
    return href === null ? ['span', 0] : ['a', { href, target: '_blank', rel: 'noopener noreferrer nofollow ugc' }, 0];
  },
});

/**
 * All that can stand in a document. What the editor would write by itself on opening (a last empty line) is left out: everybody
 * opens the page, and each would write it.
 */
export const documentParts = [
  StarterKit.configure({
    blockquote: auto,
    code: false,
    codeBlock: false,
    dropcursor: false,
    heading: { ...auto, levels: [2, 3, 4] },
    horizontalRule: false,
    link: false,
    listItem: false,
    strike: false,
    trailingNode: false,
    underline: false,
    undoRedo: false,
  }),
  ListItem,
  Link,
  LinesWithEntries,
  ...tableParts,
];
