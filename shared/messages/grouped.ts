import type { Written } from './state.ts';

type Sorted = Pick<Written, 'theme' | 'policyQuestion' | 'audience'>;
export type ByAudience<One> = { audience: string; messages: One[] };
export type ByQuestion<One> = { policyQuestion: string; audiences: ByAudience<One>[] };
export type ByTheme<One> = { theme: string; questions: ByQuestion<One>[] };

/** Messages of one session or of many, put together by theme, policy question and audience, each in the order in which they came (N29). */
export const grouped = <One extends Sorted>(list: readonly One[]): ByTheme<One>[] =>
  by(list, 'theme').map(([theme, ofTheme]) => ({
    theme,
    questions: by(ofTheme, 'policyQuestion').map(([policyQuestion, ofQuestion]) => ({
      policyQuestion,
      audiences: by(ofQuestion, 'audience').map(([audience, messages]) => ({ audience, messages })),
    })),
  }));

/** Alike whatever the case of the letters: the first way it was written names it. */
function by<One extends Sorted>(list: readonly One[], part: keyof Sorted): [string, One[]][] {
  const found = new Map<string, [string, One[]]>();
  for (const message of list) {
    const key = message[part].toLowerCase();
    const [said, ofOne] = found.get(key) ?? [message[part], []];
    found.set(key, [said, [...ofOne, message]]);
  }
  return [...found.values()];
}
