import { useId, useState, type FormEvent } from 'react';
import type { Command } from '../shared/decide.ts';
import css from './desk.module.css';
import { hourIn, placeOf } from './hours.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** What the meeting is called and whose clock it keeps. Sent when the field is left, or by Enter. */
export function TitleAndZone({ seat, act }: { seat: Seat; act: (command: Command) => Promise<boolean> }) {
  const { title, settings } = seat.meeting.conduct;
  return (
    <fieldset>
      <legend>{t('desk.title-and-zone')}</legend>
      <TextSetting
        key={title}
        label={t('desk.meeting-title')}
        kept={title}
        options={[]}
        send={async (text) => text.trim() !== '' && act({ name: 'title-meeting', input: { title: text } })}
      />
      <TextSetting
        key={settings.zone + 'zone'}
        label={t('desk.zone')}
        kept={settings.zone}
        options={Intl.supportedValuesOf('timeZone')}
        send={async (text) => {
          const zone = zoneMeant(text);
          return zone !== null && act({ name: 'change-settings', input: { settings: { zone } } });
        }}
      />
      <Now seat={seat} />
    </fieldset>
  );
}

function Now({ seat }: { seat: Seat }) {
  const now = useNow(seat, 60_000);
  const { zone } = seat.meeting.conduct.settings;
  const said = zone ? t('desk.local', { time: hourIn(now, zone), place: placeOf(zone) }) : t('desk.utc', { time: hourIn(now, '') });
  return <p className="sub">{t('desk.zone-about', { now: said })}</p>;
}

/** A town is enough: "geneva" has no zone of its own and is refused, "zurich" is Europe/Zurich. */
function zoneMeant(text: string): string | null {
  const typed = text.trim().replace(/ /g, '_').toLowerCase();
  if (typed === '' || typed === 'utc') return '';
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.find((zone) => zone.toLowerCase() === typed) ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${typed}`)) ?? null;
}

type TextProps = { label: string; kept: string; options: string[]; send: (text: string) => Promise<boolean> };

function TextSetting({ label, kept, options, send }: TextProps) {
  const id = useId();
  const [text, setText] = useState(kept);
  const [wrong, setWrong] = useState(false);
  async function leave() {
    if (text !== kept) setWrong(!(await send(text)));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void leave();
  }
  return (
    <form className={css.labelled} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={css.field}
        dir="auto"
        autoComplete="off"
        list={options.length > 0 ? `${id}options` : undefined}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}wrong` : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void leave()}
      />
      {options.length > 0 && (
        <datalist id={`${id}options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {wrong && (
        <p id={`${id}wrong`} className="refused">
          {t('desk.not-kept')}
        </p>
      )}
    </form>
  );
}
