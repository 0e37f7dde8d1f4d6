import { leftInGroup, type Sign } from '../shared/groups/state.ts';
import { minutesAndSeconds } from './floor.tsx';
import { t } from './words.ts';

const minuteMs = 60_000;
const soonMs = 5 * minuteMs;

/** The time of my group as it is read: what is left, the last minute, or what it is over. Null = it is not open. */
export function clockOfGroup(group: Sign, now: number) {
  const left = leftInGroup(group, now);
  if (left === null) return null;
  if (group.closesAt !== null) return { mood: 'closing' as const, text: minutesAndSeconds(left + 999), about: t('group.closes') };
  if (left < 0) return { mood: 'over' as const, text: `+${minutesAndSeconds(-left)}`, about: t('group.over') };
  return { mood: left <= soonMs ? ('soon' as const) : ('calm' as const), text: minutesAndSeconds(left + 999), about: t('group.left') };
}

/** How near the end is, as it is told: each further one is told when it comes (G5). */
const stages = ['calm', 'five', 'one', 'up', 'closing'] as const;
export type Stage = (typeof stages)[number];
export const isFurther = (stage: Stage, than: Stage): boolean => stages.indexOf(stage) > stages.indexOf(than);

export function stageOfGroup(group: Sign, now: number): Stage {
  const left = leftInGroup(group, now);
  if (left === null) return 'calm';
  if (group.closesAt !== null) return 'closing';
  if (left <= 0) return 'up';
  return left <= minuteMs ? 'one' : left <= soonMs ? 'five' : 'calm';
}

/** In how many ms there is something else to tell; null = nothing by itself. */
export function untilNextStage(group: Sign, now: number): number | null {
  const left = leftInGroup(group, now);
  if (left === null || group.closesAt !== null) return null;
  const coming = [soonMs, minuteMs, 0].find((mark) => left > mark);
  return coming === undefined ? null : left - coming;
}

/** What is told at this stage; true also where it is told late, as after a sleep. */
export function wordsOfStage(group: Sign, stage: Stage, now: number): string {
  const { number } = group;
  const left = leftInGroup(group, now) ?? 0;
  if (stage === 'closing') return t(left > minuteMs - 15_000 ? 'group.said-closing' : 'group.said-closing-soon', { number });
  if (stage === 'up') return t('group.said-up', { number });
  return t('group.said-left', { number, minutes: Math.max(1, Math.round(left / minuteMs)) });
}
