import { spoken } from './words.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 min. ago": so many ms before now. */
export function agoIn(ms: number): string {
  const [unit, length] = units.find(([, length]) => ms >= length) ?? (['second', Infinity] as const);
  return new Intl.RelativeTimeFormat(spoken(), { style: 'short', numeric: 'auto' }).format(-Math.floor(ms / length), unit);
}
