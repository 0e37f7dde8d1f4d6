import { isWhole, type Group, type Round, type Sign } from '../shared/groups/state.ts';
import { spoken, t } from './words.ts';

type Known = Group | Sign;

/** "2, 4 and 6–9": as it would be said, also for fifty of them. */
export function numbersOf(groups: readonly Pick<Sign, 'number'>[]): string {
  const runs: [first: number, last: number][] = [];
  for (const { number } of groups) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const parts = runs.flatMap(([first, last]) =>
    last - first >= 2
      ? [t('board.range', { first, last: `\u2060${last}` })]
      : first === last
        ? [String(first)]
        : [String(first), String(last)],
  );
  return new Intl.ListFormat(spoken() || 'en', { type: 'conjunction' }).format(parts);
}

const open = ({ groups }: Round) => groups.filter(({ phase }) => phase === 'open');

/** Who is still out, the first thing a chair asks. */
export function outSentence(round: Round): string {
  const out = open(round);
  if (out.length === 0) return t('board.all-back');
  if (out.length === round.groups.length) return t('board.all-out', { count: out.length });
  return t('board.still-out', { count: out.length, groups: numbersOf(out) });
}

/** Groups at work for which nobody has said yet that they lead, or report (G3). */
function missing(round: Round, office: 'chairId' | 'rapporteurId'): Group[] {
  return round.groups.filter(isWhole).filter((group) => group[office] === null && (group.phase === 'open' || office === 'rapporteurId'));
}
export function missingSentence(round: Round, office: 'chairId' | 'rapporteurId'): string | null {
  const without = missing(round, office);
  if (without.length === 0) return null;
  const which = without.length === round.groups.length && without.length > 1 ? 'none-has' : 'lacks';
  return t(`board.${which}-${office === 'chairId' ? 'chair' : 'rapporteur'}`, { count: without.length, groups: numbersOf(without) });
}

/** What a button is for: all groups that are out, or those that were chosen, as they were chosen. */
export const whichSentence = (round: Round, chosen: readonly Known[]): string =>
  chosen.length > 0
    ? t('board.for-chosen', { count: chosen.length, groups: numbersOf(chosen) })
    : t('board.for-all', { count: open(round).length });
