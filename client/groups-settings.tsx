import { endings, lateRules, observerRules, type Round } from '../shared/groups/state.ts';
import { longest } from '../shared/text.ts';
import { useAct } from './desk-act.ts';
import { Choices, Seconds } from './desk-fields.tsx';
import { KeptField } from './groups-field.tsx';
import { addressOf } from './groups-lines.ts';
import { LinkPreview } from './groups-new.tsx';
import css from './groups-set-up.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** How a set of groups is to go; each change is true at once. */
export function SetSettings({ seat, round }: { seat: Seat; round: Round }) {
  const { act, refused } = useAct(seat);
  const { id: roundId } = round;
  const amend = (change: Partial<Pick<Round, 'observers' | 'late' | 'ending' | 'reportSeconds'>>) =>
    void act({ name: 'amend-round', input: { roundId, ...change } });
  return (
    <div className={css.settings}>
      {refused && <p className="refused">{refused}</p>}
      <div className={css.choices}>
        <KeptField
          seat={seat}
          label={t('groups.set-title')}
          value={round.title}
          change={(title) => ({ name: 'amend-round', input: { roundId, title } })}
          as="line"
          most={longest.line}
        />
        <KeptField
          seat={seat}
          label={t('groups.minutes')}
          value={String(round.minutes)}
          change={(minutes) => ({ name: 'amend-round', input: { roundId, minutes: Number(minutes) } })}
          as="number"
          most={480}
        />
        <KeptField
          seat={seat}
          label={t('groups.link-pattern')}
          value={round.linkPattern}
          change={(pattern) => ({ name: 'amend-round', input: { roundId, linkPattern: addressOf(pattern) } })}
          as="address"
          most={500}
          about={(pattern) => <LinkPreview pattern={pattern} />}
        />
        <Seconds
          label={t('groups.report-seconds')}
          zero={t('groups.no-limit')}
          seconds={round.reportSeconds ?? 0}
          onChange={(seconds) => amend({ reportSeconds: seconds || null })}
        />
      </div>
      <fieldset className={css.choices}>
        <legend>{t('groups.late')}</legend>
        <Choices
          name={`${roundId}-late`}
          of={lateRules}
          chosen={round.late}
          said={(late) => ({ label: t(`groups.late-${late}`), about: t(`groups.late-${late}-about`) })}
          onChoose={(late) => amend({ late })}
        />
      </fieldset>
      <fieldset className={css.choices}>
        <legend>{t('groups.observers')}</legend>
        <Choices
          name={`${roundId}-observers`}
          of={observerRules}
          chosen={round.observers}
          said={(observers) => ({ label: t(`groups.observers-${observers}`), about: t(`groups.observers-${observers}-about`) })}
          onChoose={(observers) => amend({ observers })}
        />
      </fieldset>
      <fieldset className={css.choices}>
        <legend>{t('groups.ending')}</legend>
        <Choices
          name={`${roundId}-ending`}
          of={endings}
          chosen={round.ending}
          said={(ending) => ({ label: t(`groups.ending-${ending}`), about: t(`groups.ending-${ending}-about`) })}
          onChoose={(ending) => amend({ ending })}
        />
      </fieldset>
    </div>
  );
}
