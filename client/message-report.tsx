import { useId, useState } from 'react';
import { writesMessages } from '../shared/messages/rights.ts';
import { errataIn, settledOf } from '../shared/messages/errata.ts';
import { isFrozen } from '../shared/messages/state.ts';
import { isChair } from '../shared/people.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { hourIn } from './hours.ts';
import css from './messages.module.css';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What is settled, frozen as a version with its hash; opened again with a reason, after which changes are errata (M4). */
export function MessageReport({ seat }: { seat: Seat }) {
  const { messages, conduct } = seat.meeting;
  const settled = settledOf(messages.list).length;
  const others = messages.list.length - settled;
  const frozen = isFrozen(messages);
  const last = messages.versions.at(-1);
  const errata = frozen ? [] : errataIn(messages);
  const timeOf = (at: number) => hourIn(at, conduct.settings.zone);
  const nameOf = (id: string) => `\u2068${nameInText(id, seat.people)}\u2069`;
  return (
    <section className={css.report} aria-labelledby="the-report">
      <h2 id="the-report">{t('messages.report')}</h2>
      {!frozen && (
        <p className="sub">
          {t('messages.report-open', { count: settled })} {others > 0 && t('messages.report-not-in', { count: others })}
        </p>
      )}
      {!frozen && writesMessages(seat.meeting, seat.me) && (
        <div className={css.acts}>
          <CommandButton seat={seat} command={{ name: 'freeze-report', input: {} }} why="beside">
            {t('messages.freeze')}
          </CommandButton>
        </div>
      )}
      {frozen && isChair(seat.meeting, seat.me) && <Unfreeze seat={seat} />}
      {errata.length > 0 && (
        <>
          <h3>{t('messages.errata', { version: last!.version })}</h3>
          <ul>
            {errata.map(({ number, how }) => (
              <li key={number}>{t(`messages.erratum-${how}`, { number })}</li>
            ))}
          </ul>
        </>
      )}
      {last && (
        <ul className={css.versions}>
          {messages.versions.toReversed().map(({ version, hash, at, by, unfrozen }) => (
            <li key={version}>
              {t('messages.version', { version, time: timeOf(at), name: nameOf(by) })}
              <p className={css.hash}>
                {t('messages.hash')} <code>{hash}</code>
              </p>
              {unfrozen && (
                <p className="sub">
                  {t('messages.version-unfrozen', {
                    time: timeOf(unfrozen.at),
                    name: nameOf(unfrozen.by),
                    reason: `\u2068${unfrozen.reason}\u2069`,
                  })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Unfreeze({ seat }: { seat: Seat }) {
  const id = useId();
  const [reason, say] = useState('');
  const text = reason.trim();
  return (
    <div className={css.form}>
      <label className={css.field}>
        <span>{t('messages.unfreeze-why')}</span>
        <input dir="auto" autoComplete="off" maxLength={longest.line} value={reason} onChange={(event) => say(event.target.value)} />
      </label>
      <div className={css.acts}>
        {text === '' ? (
          <>
            <button type="button" className="button" aria-disabled="true" aria-describedby={`${id}need`}>
              {t('messages.unfreeze')}
            </button>
            <span id={`${id}need`} className="why">
              {t('messages.need-reason')}
            </span>
          </>
        ) : (
          <CommandButton seat={seat} command={{ name: 'unfreeze-report', input: { reason: text } }} why="beside">
            {t('messages.unfreeze')}
          </CommandButton>
        )}
      </div>
    </div>
  );
}
