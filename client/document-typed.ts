import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Signs such as `**` become a form as they are typed. Words that come at once, by voice or as a telephone proposes them, stay words:
 * what looks for signs takes them to be in the text already, and would take out what others wrote in their place.
 */
export const WordsAtOnce = Extension.create({
  name: 'wordsAtOnce',
  // Before whatever looks for signs.
  priority: 1200,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput: (view, _from, _to, text, asItCame) => {
          // Whoever composes letters of several strokes is not looked at before they are done.
          if (view.composing || [...text].length < 2) return false;
          view.dispatch(asItCame());
          return true;
        },
      },
    }),
  ],
});
