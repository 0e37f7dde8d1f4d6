import { setupI18n, type Messages } from '@lingui/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { readdirSync, readFileSync } from 'node:fs';
import type { Word } from '../client/words.ts';
import type { Word as SecretarysWord } from '../server/words.ts';

const folders = ['client/words/en', 'shared/words/en'];

const messages = Object.assign(
  {},
  ...folders.flatMap((folder) => readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as object)),
) as Record<string, string>;

const compiled: Messages = Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileMessageOrThrow(message)]));
const i18n = setupI18n({ locale: 'en', messages: { en: compiled } });

/** What a person reads on the screen, from the same catalogue; a word that is not there does not compile. */
export const say = (word: Word | SecretarysWord, values?: Record<string, string | number>): string => i18n._(word, values);
