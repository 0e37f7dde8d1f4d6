import { useId, useState, type FormEvent } from 'react';
import type { Command } from '../shared/decide.ts';
import css from './desk.module.css';
import { hourIn, placeOf } from './hours.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const lengths = [30, 60, 90, 120, 180, 240, 360, 480];
const usualMinutes = 120;

/** When the next meeting is: in UTC, so that nobody's zone decides it. A day is typed in parts, so it is sent by a press. */
export function NextMeeting({ seat, act }: { seat: Seat; act: (command: Command) => Promise<boolean> }) {
  const id = useId();
  const { zone, next = null } = seat.meeting.conduct.settings;
  const [typed, type] = useState<string | null>(null);
  const shown = typed ?? (next ? new Date(next.at).toISOString().slice(0, 16) : '');
  const send = (at: number, minutes: number) => act({ name: 'change-settings', input: { settings: { next: { at, minutes } } } });
  async function submit(event: FormEvent) {
    event.preventDefault();
    const at = Date.parse(`${shown}:00Z`);
    if (Number.isNaN(at) || (await send(at, next?.minutes ?? usualMinutes))) type(null);
  }
  return (
    <fieldset>
      <legend>{t('desk.next')}</legend>
      <p className="sub">{t('desk.next-about')}</p>
      <form className={css.labelled} onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}at`}>{t('desk.next-at')}</label>
        <input id={`${id}at`} className={css.field} type="datetime-local" value={shown} onChange={({ target }) => type(target.value)} />
        {typed !== null && <button className="button">{t('desk.next-keep')}</button>}
        {typed === null && next && zone && (
          <p className="sub">{t('desk.next-local', { place: placeOf(zone), time: hourIn(next.at, zone) })}</p>
        )}
      </form>
      {next && (
        <>
          <label className={css.settingLine}>
            <span>{t('desk.next-minutes')}</span>
            <select className={css.field} value={next.minutes} onChange={({ target }) => void send(next.at, Number(target.value))}>
              {[...new Set([...lengths, next.minutes])].map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t('desk.next-lasts', { minutes })}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="button quiet"
            onClick={() => void act({ name: 'change-settings', input: { settings: { next: null } } })}
          >
            {t('desk.next-none')}
          </button>
        </>
      )}
    </fieldset>
  );
}
