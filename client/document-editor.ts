import { Editor, type ChainedCommands, type Extensions } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import type { Doc } from 'yjs';
import { colourOf, createCarets } from './document-carets.ts';
import { MarginMarks, marksOn } from './document-marks.ts';
import type { Paper } from './document-paper.ts';
import { withoutActing } from './document-pasted.ts';
import { documentParts } from './document-schema.ts';
import { SteadyText } from './document-steady.ts';
import { WordsAtOnce } from './document-typed.ts';
import css from './document.module.css';

export const tools = ['undo', 'redo', 'heading', 'subheading', 'bold', 'italic', 'bullets', 'numbers', 'quote'] as const;
export type Tool = (typeof tools)[number];
export type Heading = { level: number; text: string; at: number };
export type EditorState = {
  on: readonly Tool[];
  can: readonly Tool[];
  link: string;
  canLink: boolean;
  outline: readonly Heading[];
  text: string;
};

type EditorOptions = {
  place: HTMLElement;
  doc: Doc;
  provider: Paper['provider'];
  mayWrite: boolean;
  label: string;
  describedBy: string;
  /** How a person is called here, and how they sign their caret. */
  nameOf: (personId: string) => string;
  me: { id: string; name: string };
  /** Parts that know the meeting. */
  more: More;
  /** Somebody wants to see what is said of a passage, or to say something (null) of the words that are chosen. */
  onMark?: (number: number | null) => void;
};
export type More = Extensions;
export type DocumentEditor = ReturnType<typeof openEditor>;

const pressed: Record<Tool, (chain: ChainedCommands) => ChainedCommands> = {
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  heading: (chain) => chain.toggleHeading({ level: 2 }),
  subheading: (chain) => chain.toggleHeading({ level: 3 }),
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  bullets: (chain) => chain.toggleBulletList(),
  numbers: (chain) => chain.toggleOrderedList(),
  quote: (chain) => chain.toggleBlockquote(),
};
const active: Partial<Record<Tool, [string, object?]>> = {
  heading: ['heading', { level: 2 }],
  subheading: ['heading', { level: 3 }],
  bold: ['bold'],
  italic: ['italic'],
  bullets: ['bulletList'],
  numbers: ['orderedList'],
  quote: ['blockquote'],
};

/** What stands above and below the text all the time, in px. */
const hiddenAbove = 96;
/** Others may draw carets by this; here the stylesheet does, light and dark. */
const onTheLine = ['#00664f', '#155e8b', '#8a3f9e', '#8a5300', '#b42d12', '#4b5563'];

/** The text itself, in `place`. What others write comes in where it belongs and moves neither the caret nor what is read. */
export function openEditor({ place, doc, provider, mayWrite, label, describedBy, nameOf, me, more, onMark = () => {} }: EditorOptions) {
  const carets = createCarets({ text: () => place, awareness: provider.awareness, nameOf });
  const editor = new Editor({
    element: place,
    editable: mayWrite,
    injectCSS: false,
    enableInputRules: true,
    extensions: [
      ...documentParts,
      ...more,
      SteadyText,
      WordsAtOnce,
      MarginMarks.configure({ onPress: onMark }),
      Collaboration.configure({ document: doc, field: 'default' }),
      CollaborationCaret.configure({
        provider,
        user: { ...me, color: onTheLine[colourOf(me.id)]! },
        render: carets.render,
        selectionRender: carets.chosen,
      }),
    ],
    editorProps: {
      attributes: {
        class: css.text!,
        'aria-label': label,
        ...(mayWrite ? { role: 'textbox', 'aria-multiline': 'true', 'aria-describedby': describedBy } : { role: 'document' }),
      },
      transformPastedHTML: withoutActing,
      // What others write must not bring anybody elsewhere; where one writes oneself is kept in sight.
      handleScrollToSelection: (view) => !view.hasFocus(),
    },
  });

  function state(): EditorState {
    const can = (tool: Tool) => mayWrite && pressed[tool](editor.can().chain()).run();
    const on = tools.filter((tool) => active[tool] && editor.isActive(...active[tool]));
    const outline: Heading[] = [];
    editor.state.doc.descendants((node, at) => {
      if (node.type.name === 'heading') outline.push({ level: Number(node.attrs.level), text: node.textContent, at });
      return !node.isTextblock;
    });
    const href: unknown = editor.getAttributes('link').href;
    return {
      on,
      can: tools.filter(can),
      link: typeof href === 'string' ? href : '',
      canLink: mayWrite && (!editor.state.selection.empty || editor.isActive('link')),
      outline,
      text: editor.getText({ blockSeparator: '\n' }),
    };
  }

  const lineOf = ({ at }: Heading): HTMLElement | null => {
    const line = editor.view.nodeDOM(at);
    return line instanceof HTMLElement ? line : null;
  };
  const show = (heading: Heading) => lineOf(heading)?.scrollIntoView({ block: 'start' });

  return {
    /** For the parts that a document has besides words. */
    inner: editor,
    state,
    /** For the parts that come later and need all of it. */
    whole: editor,
    onChange: (listener: () => void) => void editor.on('transaction', listener),
    press: (tool: Tool) => void pressed[tool](editor.chain().focus()).run(),
    /** An empty address takes the link away and leaves its words. */
    setLink: (href: string) => {
      const chain = editor.chain().focus().extendMarkRange('link');
      if (href === '') chain.unsetMark('link').run();
      else chain.setMark('link', { href }).run();
    },
    /** The caret goes there where one writes; otherwise only the page does. */
    goTo: (heading: Heading) => {
      if (mayWrite)
        editor
          .chain()
          .focus(undefined, { scrollIntoView: false })
          .setTextSelection(heading.at + 1)
          .run();
      show(heading);
    },
    /** Only the page goes there. */
    show,
    isWrittenIn: () => mayWrite && editor.isFocused,
    /** Whether any of what stands under this heading can be seen. */
    isInSight: (heading: Heading) => {
      const next = state().outline.find(({ at, level }) => at > heading.at && level <= heading.level);
      const begins = lineOf(heading)?.getBoundingClientRect().top ?? 0;
      const ends = (next && lineOf(next)?.getBoundingClientRect().top) ?? editor.view.dom.getBoundingClientRect().bottom;
      return ends > hiddenAbove && begins < innerHeight - hiddenAbove;
    },
    marks: marksOn(editor, doc, onMark),
    close: () => {
      carets.close();
      editor.destroy();
    },
  };
}
