import { useId, useState } from 'react';
import { isSameRoom, type Poll } from '../shared/polls/state.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { remember, remembered } from './device-memory.ts';
import { Dialog } from './dialog.tsx';
import { PollKind } from './poll-result.tsx';
import css from './polls.module.css';
import { RoomHands, roomSavedUnder } from './room-hands.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Hands counted in a room by somebody who stands in it, into the same poll as those online (P3, N18). */
export default function RoomTally({ seat, pollId, onClose }: { seat: Seat; pollId?: string; onClose: () => void }) {
  const counting = seat.meeting.polls.polls.filter(({ phase }) => phase === 'open' || phase === 'closed').toReversed();
  const [chosen, choose] = useState(pollId);
  const poll = counting.find(({ id }) => id === chosen) ?? counting[0];
  return (
    <Dialog title={t('polls.tally-title')} onClose={onClose}>
      <div className={css.tally}>
        {counting.length > 1 && (
          <label className={css.field}>
            <span>{t('polls.tally-which')}</span>
            <select value={poll?.id} onChange={(event) => choose(event.target.value)}>
              {counting.map(({ id, question }) => (
                <option key={id} value={id}>
                  {question}
                </option>
              ))}
            </select>
          </label>
        )}
        {poll ? <OneRoom key={poll.id} seat={seat} poll={poll} /> : <p>{t('polls.tally-none')}</p>}
      </div>
    </Dialog>
  );
}

function OneRoom({ seat, poll }: { seat: Seat; poll: Poll }) {
  const id = useId();
  const [room, setRoom] = useState(savedRoom);
  const [counts, setCounts] = useState(() => countedIn(poll, savedRoom()));
  const [saved, setSaved] = useState<string | null>(null);
  const name = room.trim();
  const sum = counts.reduce((all, count) => all + count, 0);
  const set = (option: number, count: number) => {
    setCounts((before) => before.with(option, count));
    setSaved(null);
  };
  const onDone = () => {
    remember(roomSavedUnder, name, 'always');
    const text = t('polls.tally-saved', { count: sum, room: `\u2068${name}\u2069` });
    setSaved(text);
    announce(text);
  };
  return (
    <>
      <div>
        <h3>
          <bdi dir="auto">{poll.question}</bdi>
        </h3>
        <p className="sub">
          <PollKind poll={poll} />
        </p>
        <p className="sub">{t('polls.tally-about')}</p>
      </div>
      <label className={css.field}>
        <span>{t('polls.tally-room')}</span>
        <input
          dir="auto"
          autoComplete="off"
          list={`${id}rooms`}
          maxLength={longest.name}
          value={room}
          aria-describedby={`${id}about`}
          onChange={(event) => setRoom(event.target.value)}
          onBlur={() => sum === 0 && setCounts(countedIn(poll, name))}
        />
      </label>
      <datalist id={`${id}rooms`}>
        {poll.rooms.map((one) => (
          <option key={one.room} value={one.room} />
        ))}
      </datalist>
      <p id={`${id}about`} className="sub">
        {t('polls.tally-room-about')}
      </p>
      <ul className={css.steps}>
        {poll.options.map((option, i) => (
          <li key={option}>
            <bdi dir="auto">{option}</bdi>
            <RoomHands
              count={counts[i]!}
              set={(count) => set(i, count)}
              words={{
                less: t('polls.tally-less', { option }),
                hands: t('polls.tally-hands', { option }),
                more: t('polls.tally-more', { option }),
              }}
            />
          </li>
        ))}
      </ul>
      <p role="status">{saved ?? t('polls.tally-sum', { count: sum })}</p>
      {name === '' ? (
        <p className="why">{t('polls.tally-need-room')}</p>
      ) : (
        <CommandButton
          seat={seat}
          command={{ name: 'tally-room', input: { pollId: poll.id, room: name, counts } }}
          className="button primary"
          why="beside"
          onDone={onDone}
        >
          {t('polls.tally-save')}
        </CommandButton>
      )}
      {poll.rooms.length > 0 && (
        <section>
          <h3>{t('polls.tally-rooms')}</h3>
          <ul className={css.rooms}>
            {poll.rooms.map((one) => (
              <li key={one.room}>
                <bdi dir="auto">{one.room}</bdi>: {one.counts.join(' · ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What was counted there before, so that a mistake is corrected and not counted anew. */
const countedIn = ({ options, rooms }: Poll, room: string): number[] =>
  rooms.find((one) => isSameRoom(one.room, room))?.counts ?? options.map(() => 0);

const savedRoom = () => remembered(roomSavedUnder, 'always');
