import css from './polls.module.css';

/** The room that somebody counts in, on this device, whatever is counted. */
export const roomSavedUnder = 'onefloor-room';
const mostHands = 100_000;

type Words = Record<'less' | 'hands' | 'more', string>;
type Props = { count: number; set: (count: number) => void; words: Words };

/** So many hands are up: counted one by one, or typed. */
export function RoomHands({ count, set, words }: Props) {
  const become = (hands: number) => set(Math.min(mostHands, Math.max(0, hands)));
  return (
    <span className={css.step}>
      <button type="button" className="button" aria-label={words.less} onClick={() => become(count - 1)}>
        −
      </button>
      <input
        inputMode="numeric"
        pattern="[0-9]*"
        aria-label={words.hands}
        value={count}
        onFocus={(event) => event.target.select()}
        onChange={(event) => become(Number.parseInt(event.target.value, 10) || 0)}
      />
      <button type="button" className="button" aria-label={words.more} onClick={() => become(count + 1)}>
        +
      </button>
    </span>
  );
}
