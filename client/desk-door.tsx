import { useContext, useState } from 'react';
import { PrintSheet, type Links, type Sheet } from './desk-links.ts';
import { CopyButton, SecretLink } from './desk-link.tsx';
import { StepTitle } from './desk-fields.tsx';
import css from './desk.module.css';
import { inPairs } from './typed-code.ts';
import { t } from './words.ts';

type Props = { code: string; join: string; links: Links | null; sheet: Sheet; number: number | null };

/** What lets people in: the code, its picture, its address, on paper and on the room's screen. */
export function ShareTheDoor({ code, join, links, sheet, number }: Props) {
  const [screen, setScreen] = useState(false);
  const print = useContext(PrintSheet);
  return (
    <section className={css.step} aria-labelledby="door">
      <h2 id="door">
        <StepTitle number={number} to={t('desk.door')} then={t('desk.door-then')} />
      </h2>
      <p className={css.about}>{t('desk.door-about')}</p>
      <div className={css.doorway}>
        <img className={css.qr} src={sheet.qr} alt={t('desk.qr')} />
        <div>
          <p className={`code ${css.code}`}>{inPairs(code)}</p>
          <p className={css.link}>{join.replace(/^https?:\/\//, '')}</p>
        </div>
      </div>
      <div className={css.actions}>
        <CopyButton text={join} label={t('desk.copy-link')} />
        <button type="button" className="button" onClick={() => print(sheet)}>
          {t('desk.print-door')}
        </button>
        <button type="button" className="button" aria-expanded={screen} onClick={() => setScreen(!screen)}>
          {t('desk.screen')}
        </button>
      </div>
      {screen && (
        <div className={css.stack}>
          <p className={css.about}>
            {t('desk.screen-about')}{' '}
            <a href={`/m/${code}/screen`} target="_blank" rel="noreferrer">
              {t('desk.screen-here')}
            </a>
          </p>
          {links && <SecretLink link={links.screen} heading={t('desk.screen')} sentence={t('desk.sheet-screen')} />}
        </div>
      )}
    </section>
  );
}
