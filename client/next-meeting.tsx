import { useId, useRef, useState } from 'react';
import css from './actions.module.css';
import { announce } from './announcer.tsx';
import { post } from './http.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Makes the next meeting, with the title and the settings of this one and the actions that are open, and goes to its desk (D1). */
export default function NextMeeting({ seat: { code, meeting } }: { seat: Seat }) {
  const about = useId();
  const sending = useRef(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { title, phase } = meeting.conduct;
  const isOver = phase === 'closed';
  async function begin() {
    if (!isOver || sending.current) return;
    sending.current = true;
    setTrouble(null);
    const answer = await post<{ links: { secretariat: string } }>('/api/meetings', { title, follows: code });
    sending.current = false;
    if (answer.ok) {
      const { pathname, hash } = new URL(answer.body.links.secretariat);
      return location.assign(pathname + hash);
    }
    setTrouble(answer.sentence);
    announce(answer.sentence);
  }
  return (
    <div className={css.next}>
      <button type="button" className="button" aria-disabled={!isOver} aria-describedby={about} onClick={() => void begin()}>
        {t('actions.next')}
      </button>
      <span id={about} className={isOver ? 'sub' : 'why'}>
        {t(isOver ? 'actions.next-about' : 'actions.next-later')}
      </span>
      {trouble && <span className="refused">{trouble}</span>}
    </div>
  );
}
