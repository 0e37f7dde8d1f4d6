import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Command } from '../shared/decide.ts';
import { announce } from './announcer.tsx';
import { refusalAtHand } from './rules-at-hand.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, type Why } from './words.ts';

type Props = {
  seat: Seat;
  command: Command;
  children: ReactNode;
  /** `beside`: everybody reads the reason; `title`: pointers and screen readers find it. */
  why?: 'beside' | 'title';
  className?: string;
  /** The meeting said yes. */
  onDone?: () => void;
};

const refusalShownMs = 10_000;

/** Why this cannot be done now, or null: the policy the server obeys, and what only this screen knows. */
export const whyNot = ({ link, readOnly, meeting, me }: Seat, command: Command): Why | null =>
  link !== 'live' ? 'offline' : readOnly ? 'store-failing' : refusalAtHand(meeting, me, command);

/** The one button that acts. Off, with its reason, whenever the meeting would refuse; it stays where the focus is. */
export function CommandButton({ seat, command, children, why = 'title', className = 'button', onDone }: Props) {
  const reasonId = useId();
  const sending = useRef(false);
  const [refused, setRefused] = useState<Why | null>(null);
  const off = whyNot(seat, command);
  const reason = off && sentenceFor(off);

  useEffect(() => {
    if (!refused) return;
    const forget = setTimeout(() => setRefused(null), refusalShownMs);
    return () => clearTimeout(forget);
  }, [refused]);

  async function press() {
    if (off || sending.current) return;
    sending.current = true;
    setRefused(null);
    const answer = await seat.send(command).finally(() => (sending.current = false));
    if (answer.ok) return onDone?.();
    setRefused(answer.refusal);
    announce(sentenceFor(answer.refusal));
  }

  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled={off !== null}
        aria-describedby={reason ? reasonId : undefined}
        title={reason && why === 'title' ? reason : undefined}
        onClick={() => void press()}
      >
        {children}
      </button>
      {reason && (
        <span id={reasonId} className={why === 'beside' ? 'why' : 'hide'}>
          {reason}
        </span>
      )}
      {refused && !off && <span className="refused">{sentenceFor(refused)}</span>}
    </>
  );
}
