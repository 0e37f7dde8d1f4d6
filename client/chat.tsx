import { useEffect, useRef, useState } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { isStaff } from '../shared/people.ts';
import { useAloud } from './chat-aloud.ts';
import { Composer } from './chat-composer.tsx';
import { ChatLine } from './chat-line.tsx';
import { markSeen } from './chat-unread.ts';
import { MyHeld, useMyHeld } from './chat-waiting.tsx';
import css from './chat.module.css';
import { remember, remembered } from './device-memory.ts';
import './every-rule.ts';
import { useLane } from './lane.ts';
import type { Seat } from './seat.ts';
import { useStayingBelow } from './staying-below.ts';
import { t } from './words.ts';

const aloudKept = 'onefloor.chat.aloud';
/** Who reads it, said before anybody writes. */
const inPlenary = { open: 'chat.about', moderated: 'chat.about-moderated', say: 'chat.say' } as const;
const inGroup = { open: 'chat.about-group', moderated: 'chat.about-group-moderated', say: 'chat.say-group' } as const;

/** The chat of a floor: what was written, with the newest last, and a line to write (N36, N7). */
export default function Chat({ seat }: { seat: Seat }) {
  return <ChatHere key={seat.floor} seat={seat} />;
}

/** Anew on each floor, so that a line begun in one is never sent to another. */
function ChatHere({ seat }: { seat: Seat }) {
  const { code, meeting, me, floor } = seat;
  const { chat, chatHands } = meeting.conduct.settings;
  const words = floor === plenary ? inPlenary : inGroup;
  const lane = useLane(seat, 'chat', floor);
  const { lines, people } = lane;
  const list = useRef<HTMLOListElement>(null);
  const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
  const { seen, goBelow } = useStayingBelow(list, first, last);
  const [aloud, setAloud] = useState(() => remembered(aloudKept, 'always') === 'on');
  useAloud(seat, lines, people, aloud ? 'all' : 'mine');
  useEffect(() => markSeen({ code, floor }, last), [code, floor, last]);
  const held = useMyHeld(seat, lines);
  const unseen = lines.filter(({ number, by }) => number > seen && by !== me.id).length;

  return (
    <section className={css.chat} aria-label={t('chat.title')}>
      <div className={css.head}>
        <p className="sub">{t(words[chat === 'moderated' ? 'moderated' : 'open'])}</p>
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={aloud}
            onChange={({ target }) => {
              setAloud(target.checked);
              remember(aloudKept, target.checked ? 'on' : '', 'always');
            }}
          />
          {t('chat.aloud')} <span className="hide">{t('chat.aloud-about')}</span>
        </label>
      </div>
      {lane.state === 'reading' && <p className="sub">{t('chat.reading')}</p>}
      {lane.state === 'failed' && (
        <p className="refused">
          {t('chat.failed')}{' '}
          <button type="button" className="button" onClick={lane.again}>
            {t('chat.again')}
          </button>
        </p>
      )}
      {lane.more && lane.state === 'read' && (
        <button type="button" className="button quiet" onClick={lane.older}>
          {t('chat.older')}
        </button>
      )}
      {lane.state === 'read' && lines.length === 0 && (
        <p className={css.empty}>{t(chatHands === 'off' ? 'chat.empty' : 'chat.empty-hands')}</p>
      )}
      <ol ref={list} className={css.lines} aria-label={t('chat.lines')}>
        {lines.map((line) => (
          <ChatLine key={line.number} seat={seat} line={line} people={people} />
        ))}
      </ol>
      <MyHeld seat={seat} held={held} />
      <div className={css.below}>
        {unseen > 0 && (
          <button type="button" className={`button ${css.new}`} onClick={goBelow}>
            {t('chat.new', { count: unseen })}
          </button>
        )}
        {chat === 'off' ? (
          <p className="sub">{t('chat.off')}</p>
        ) : me.seat !== 'person' ? (
          <p className="sub">{t('chat.only-looking')}</p>
        ) : meeting.conduct.phase === 'closed' ? (
          <p className="sub">{t('chat.over')}</p>
        ) : (
          <Composer
            seat={seat}
            label={t(words.say)}
            keptAs={`onefloor.chat.${code}.${floor}`}
            commandFor={(text) => ({ name: 'say-in-chat', input: { floor, text } })}
            onSaid={(text) => {
              // One that is not held is heard at once, and then it waits no longer.
              if (chat === 'moderated' && !isStaff(meeting, me)) held.add(text);
              goBelow();
            }}
          />
        )}
      </div>
    </section>
  );
}
