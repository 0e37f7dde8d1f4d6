import type { Message } from './state.ts';

export type ByAudience = { audience: string; messages: Message[] };
export type ByQuestion = { policyQuestion: string; audiences: ByAudience[] };
export type ByTheme = { theme: string; questions: ByQuestion[] };

/** The messages of a session as those of many sessions are put together: by theme, policy question and audience, each in the order of drafting (N29). */
export const grouped = (list: readonly Message[]): ByTheme[] =>
  by(list, 'theme').map(([theme, ofTheme]) => ({
    theme,
    questions: by(ofTheme, 'policyQuestion').map(([policyQuestion, ofQuestion]) => ({
      policyQuestion,
      audiences: by(ofQuestion, 'audience').map(([audience, messages]) => ({ audience, messages })),
    })),
  }));

/** Alike whatever the case of the letters: the first way it was written names it. */
function by(list: readonly Message[], part: 'theme' | 'policyQuestion' | 'audience'): [string, Message[]][] {
  const found = new Map<string, [string, Message[]]>();
  for (const message of list) {
    const key = message[part].toLowerCase();
    const [said, ofOne] = found.get(key) ?? [message[part], []];
    found.set(key, [said, [...ofOne, message]]);
  }
  return [...found.values()];
}
