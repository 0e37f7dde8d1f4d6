import type { ParityRows, Row, SideName } from '../shared/parity/rows.ts';
import { enoughWaits, unevenOf } from '../shared/parity/rows.ts';
import type { Standing } from '../shared/people.ts';
import { minutesAndSeconds } from './floor.tsx';
import { spoken, t } from './words.ts';

export type Grouping = keyof ParityRows;
export const groupings: Grouping[] = ['side', 'standing', 'group', 'region'];
export type AnyRow = Row<string | null>;

/** What a row is called; a group is called as its people wrote it. */
export function rowName(grouping: Grouping, name: string | null): string {
  if (grouping === 'side') return sideWord(name as SideName);
  if (grouping === 'standing') return t(`parity.standing-${name as Standing}`);
  return name ?? t('parity.others');
}
const sideWord = (side: SideName) => (side === 'no-device' ? t('parity.no-device') : t(`side.${side}`));

export const inTime = (ms: number | null): string => (ms === null ? '–' : minutesAndSeconds(ms));
export const inPercent = (share: number): string =>
  new Intl.NumberFormat(spoken(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Parts of the whole; where there is nothing, nobody has a part of it. */
export function sharesIn(rows: AnyRow[], what: 'here' | 'turns' | 'ms'): number[] {
  const sum = rows.reduce((before, row) => before + row[what], 0);
  return rows.map((row) => (sum === 0 ? 0 : row[what] / sum));
}

/** With one row there is nothing to compare. */
export const isTelling = (rows: AnyRow[]): boolean => rows.length > 1;
export const isEmpty = ({ side }: ParityRows): boolean => side.every(({ waits, turns }) => waits + turns === 0);

/** The one sentence for whoever only glances (N15). */
export function verdictOn({ side }: ParityRows): { mood: 'uneven' | 'even' | 'unknown'; sentence: string } {
  const uneven = unevenOf(side);
  if (uneven) {
    const { longer, shorter, factor } = uneven;
    const sentence = t(`parity.uneven-${longer.name}`, {
      times: new Intl.NumberFormat(spoken(), { maximumFractionDigits: 1 }).format(factor),
      than: t(`parity.than-${shorter.name}`),
      long: inTime(longer.medianWaitMs),
      short: inTime(shorter.medianWaitMs),
    });
    return { mood: 'uneven', sentence };
  }
  const compared = side.filter(({ waits }) => waits >= enoughWaits).length > 1;
  return compared ? { mood: 'even', sentence: t('parity.even') } : { mood: 'unknown', sentence: t('parity.too-few') };
}
