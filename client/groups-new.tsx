import { useId, useState, type FormEvent } from 'react';
import { longest } from '../shared/text.ts';
import { whyNot } from './command-button.tsx';
import { useAct } from './desk-act.ts';
import { addressOf, groupLines, linkOf } from './groups-lines.ts';
import css from './groups-set-up.module.css';
import type { Seat } from './seat.ts';
import { sentenceFor, t } from './words.ts';

const usual = { groups: 5, minutes: 30 };

/** A new set of groups in one step: as many as are named, or as many as are wanted. */
export function NewGroups({ seat, onDone }: { seat: Seat; onDone: () => void }) {
  const why = useId();
  const { act, refused } = useAct(seat);
  const [title, setTitle] = useState(() => t('groups.new-title-first', { number: seat.meeting.groups.rounds.length + 1 }));
  const [lines, setLines] = useState('');
  const [wanted, setWanted] = useState(String(usual.groups));
  const [minutes, setMinutes] = useState(String(usual.minutes));
  const [pattern, setPattern] = useState('');
  const groups = groupLines(lines, Number(wanted), (number) => t('groups.unnamed', { number }));
  const example = `https://meet.jit.si/${seat.code.toLowerCase()}-{number}`;

  const said = { ...(title.trim() && { title: title.trim() }), ...(pattern.trim() && { linkPattern: addressOf(pattern) }) };
  const command = { name: 'prepare-round' as const, input: { groups, minutes: Number(minutes), ...said } };
  const off = whyNot(seat, command);
  /** What is only half written is no reason yet. */
  const reason = off && off !== 'bad-input' ? sentenceFor(off) : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await act(command)) onDone();
  }
  return (
    <form className={css.newSet} onSubmit={(event) => void submit(event)} aria-label={t('groups.new')}>
      <label className={`${css.labelled} ${css.wide}`}>
        {t('groups.set-title')}
        <input dir="auto" maxLength={longest.line} value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label className={`${css.labelled} ${css.tall}`}>
        {t('groups.lines')}
        <textarea
          dir="auto"
          rows={6}
          placeholder={t('groups.lines-example')}
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        />
        <span className="sub">{t('groups.lines-about')}</span>
      </label>
      <label className={css.labelled}>
        {t('groups.count')}
        <input type="number" min={1} max={100} required value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </label>
      <label className={css.labelled}>
        {t('groups.minutes')}
        <input type="number" min={1} max={480} required value={minutes} onChange={(event) => setMinutes(event.target.value)} />
      </label>
      <div className={`${css.labelled} ${css.wide}`}>
        <label className={css.labelled}>
          {t('groups.link-pattern')}
          <input
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            placeholder={example}
            value={pattern}
            onChange={(event) => setPattern(event.target.value)}
          />
        </label>
        <LinkPreview pattern={pattern} />
        {pattern === '' && (
          <button type="button" className={`button quiet ${css.start}`} onClick={() => setPattern(example)}>
            {t('groups.link-use', { link: `\u2068${example}\u2069` })}
          </button>
        )}
      </div>
      <div className={`${css.acts} ${css.wide}`}>
        <button className="button primary" aria-disabled={reason !== null} aria-describedby={reason ? why : undefined}>
          {t('groups.make', { count: groups.length })}
        </button>
        {reason && (
          <span id={why} className="why">
            {reason}
          </span>
        )}
        {refused && !reason && <span className="refused">{refused}</span>}
      </div>
    </form>
  );
}

/** What the first group's link will be, or that it is none. */
export function LinkPreview({ pattern }: { pattern: string }) {
  if (pattern.trim() === '') return <span className="sub">{t('groups.link-about')}</span>;
  const link = linkOf(pattern, 1);
  if (link === null) return <span className="refused">{t('groups.link-wrong')}</span>;
  return (
    <span className="sub">
      {t('groups.link-first')}{' '}
      <bdi dir="ltr" className={css.address}>
        {link}
      </bdi>
      {!pattern.includes('{number}') && <> {t('groups.link-same')}</>}
    </span>
  );
}
