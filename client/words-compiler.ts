import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/** Turns the ICU messages of a catalogue file into what the runtime reads, so that no page carries a parser. */
export const compileWords = (json: string): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(json) as Record<string, string>).map(([key, message]) => {
        try {
          return [key, compileMessageOrThrow(message)];
        } catch (cause) {
          throw new Error(`The message ${key} cannot be read: ${message}`, { cause });
        }
      }),
    ),
  );

export const wordsCompiler = (): Plugin => ({
  name: 'words-compiler',
  enforce: 'pre',
  transform: {
    filter: { id: /\/words\/[\w-]+\/[\w-]+\.json$/ },
    handler: (json) => ({ code: compileWords(json), map: null }),
  },
});
