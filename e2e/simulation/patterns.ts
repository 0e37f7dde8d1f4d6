import { existsSync, readFileSync } from 'node:fs';

/** When people of one real meeting asked (seconds between one and the next, in their order) and how long they then spoke (seconds). */
export type Pattern = { id: string; gaps: number[]; turns: number[] };

export const replayFile = '../shared/data/queue-replays/meetings.jsonl';
const fewestAsking = 10;
const longestTurn = 600;

type Line = { id: string; steps: Step[] };
type Step = { t?: string; do?: string; who?: string | null; outcome?: string };

/** The recorded meetings in which at least ten asked, with their times; null where the recordings are not there. */
export function recordedPatterns(): Pattern[] | null {
  if (!existsSync(replayFile)) return null;
  const lines = readFileSync(replayFile, 'utf8').trim().split('\n');
  return lines.map((line) => patternOf(JSON.parse(line) as Line)).filter(({ gaps }) => gaps.length + 1 >= fewestAsking && !isAtOnce(gaps));
}
/** One recording has no times: everything in it is of the same second. */
const isAtOnce = (gaps: number[]) => gaps.every((gap) => gap === 0);

/** A turn lasts from its call to the next one, where somebody was waiting all the while; otherwise nobody can tell. */
function patternOf({ id, steps }: Line): Pattern {
  const asked: number[] = [];
  const turns: number[] = [];
  const waiting = new Set<string>();
  let spoke: { from: number; others: boolean } | null = null;
  for (const step of steps) {
    const at = Date.parse(`${step.t}Z`) / 1000;
    const who = step.who?.toLowerCase() ?? '';
    if (step.do === 'join') {
      asked.push(at);
      waiting.add(who);
    }
    if (step.do === 'leave') waiting.delete(who);
    if (step.outcome !== 'called') continue;
    waiting.delete(who);
    if (spoke?.others && at > spoke.from && at - spoke.from <= longestTurn) turns.push(at - spoke.from);
    spoke = { from: at, others: waiting.size > 0 };
  }
  return { id, gaps: asked.slice(1).map((at, i) => at - asked[i]!), turns };
}

/** A meeting that is made up, for where the recordings are not: it tests the simulation and says nothing about meetings. */
export const madeUpPattern: Pattern = {
  id: 'made up',
  gaps: [0, 1, 4, 30, 0, 90, 120, 60, 45, 10, 200, 0, 75, 90],
  turns: [20, 45, 90, 120, 200],
};
