import { useId, useRef, useState, type ReactNode } from 'react';
import { marginRefusal, type MarginCommand } from '../shared/documents/margin.ts';
import { announce } from './announcer.tsx';
import { newSecret } from './chance.ts';
import { post } from './http.ts';
import type { MarginView } from './margin-view.ts';
import { sentenceFor, type Why } from './words.ts';

type Answer = { ok: true; thread: number } | { ok: false; refusal: Why };
type Props = {
  view: MarginView;
  command: MarginCommand;
  children: ReactNode;
  className?: string;
  /** The server wrote it down. */
  onDone?: (thread: number) => void;
};

/** Why this cannot be done now: by the rule that the server obeys, and by what only this page knows. */
const whyNot = ({ seat, margin, hand }: MarginView, command: MarginCommand): Why | null =>
  seat.link !== 'live' ? 'offline' : seat.readOnly ? 'store-failing' : marginRefusal(margin, hand, command);

/** The one button that says something beside a document. What got no answer is sent under the same id when it is pressed again. */
export function MarginButton({ view, command, children, className = 'button', onDone }: Props) {
  const reasonId = useId();
  const sent = useRef<{ id: string; what: string } | null>(null);
  const isSending = useRef(false);
  const [refused, setRefused] = useState('');
  const off = whyNot(view, command);
  const reason = off && sentenceFor(off);

  async function press() {
    if (off || isSending.current) return;
    isSending.current = true;
    setRefused('');
    const what = JSON.stringify(command);
    if (sent.current?.what !== what) sent.current = { id: newSecret(), what };
    const answer = await post<Answer>(view.address, { id: sent.current.id, ...command });
    isSending.current = false;
    if (answer.ok) sent.current = null;
    if (answer.ok && answer.body.ok) return onDone?.(answer.body.thread);
    const sentence = !answer.ok ? answer.sentence : answer.body.ok ? '' : sentenceFor(answer.body.refusal);
    setRefused(sentence);
    announce(sentence);
  }

  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled={off !== null}
        aria-describedby={reason ? reasonId : undefined}
        title={reason ?? undefined}
        onClick={() => void press()}
      >
        {children}
      </button>
      {reason && (
        <span id={reasonId} className="hide">
          {reason}
        </span>
      )}
      {refused !== '' && !off && <span className="refused">{refused}</span>}
    </>
  );
}
