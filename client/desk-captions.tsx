import type { CaptionLink } from '../shared/captions/state.ts';
import { floorCalled, languageCalled } from './caption-names.ts';
import { CommandButton } from './command-button.tsx';
import { useAct } from './desk-act.ts';
import { NewCaptionLink } from './desk-captions-new.tsx';
import { Choices, Tick } from './desk-fields.tsx';
import css from './desk.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** How captions come in from a captioner's own software, and whether they come at all (N30). */
export function DeskCaptions({ seat }: { seat: Seat }) {
  const { captions } = seat.meeting;
  const { act, refused } = useAct(seat);
  return (
    <section className={css.section} aria-labelledby="desk-captions">
      <details>
        <summary className={css.head}>
          <h2 id="desk-captions">{t('captions.title')}</h2>
          <span className={css.about}>{t('captions.desk-about')}</span>
        </summary>
        {refused && <p className="refused">{refused}</p>}
        <ul className="rows" aria-label={t('captions.links')}>
          {captions.links.map((link) => (
            <LinkRow key={link.id} seat={seat} link={link} />
          ))}
        </ul>
        <NewCaptionLink seat={seat} />
        <p>
          <a className="button quiet" href={`/m/${seat.code}/transcripts`}>
            {t('captions.to-transcripts')}
          </a>
        </p>
        <div className={css.settings}>
          <fieldset>
            <legend>{t('captions.record')}</legend>
            <Tick
              label={t('captions.off-record')}
              about={t('captions.off-record-about')}
              checked={captions.offRecord}
              onChange={(on) => void act({ name: 'set-off-record', input: { on } })}
            />
          </fieldset>
          <fieldset>
            <legend>{t('captions.where')}</legend>
            <Choices
              name="captions-where"
              of={['bottom', 'top']}
              chosen={captions.where}
              said={(where) => ({ label: t(`captions.where-${where}`), about: t(`captions.where-${where}-about`) })}
              onChoose={(where) => void act({ name: 'place-captions', input: { where } })}
            />
          </fieldset>
        </div>
      </details>
    </section>
  );
}

function LinkRow({ seat, link }: { seat: Seat; link: CaptionLink }) {
  const floor = floorCalled(seat, link.floor);
  const language = languageCalled(link.lang);
  const until = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(link.until);
  return (
    <li className={css.helper}>
      <div>
        <p>
          <bdi>{floor}</bdi> · <bdi>{language}</bdi>
        </p>
        <p className="sub">{t('captions.link-until', { until })}</p>
      </div>
      <CommandButton seat={seat} command={{ name: 'revoke-caption-link', input: { linkId: link.id } }} className="button quiet">
        {t('captions.revoke')} <span className="hide">{`${floor}, ${language}`}</span>
      </CommandButton>
    </li>
  );
}
