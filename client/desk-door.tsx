import { useContext, useState } from 'react';
import { PrintSheet, type Links, type Sheet } from './desk-links.ts';
import { CopyButton, SecretLink } from './desk-link.tsx';
import { StepTitle } from './desk-fields.tsx';
import css from './desk.module.css';
import { inPairs } from './typed-code.ts';
import { t } from './words.ts';

type Props = { code: string; join: string; links: Links | null; sheet: Sheet; number: number | null };

/** What lets people in: the code, its picture, its address, on paper; and the links of what stands in the room. */
export function ShareTheDoor({ code, join, links, sheet, number }: Props) {
  const [device, setDevice] = useState<'screen' | 'kiosk' | null>(null);
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
        {(['screen', 'kiosk'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-expanded={device === one}
            onClick={() => setDevice(device === one ? null : one)}
          >
            {t(`desk.${one}`)}
          </button>
        ))}
      </div>
      {device && (
        <div className={css.stack}>
          <p className={css.about}>
            {t(`desk.${device}-about`)}{' '}
            {device === 'screen' && (
              <a href={`/m/${code}/screen`} target="_blank" rel="noreferrer">
                {t('desk.screen-here')}
              </a>
            )}
          </p>
          {links && <SecretLink key={device} link={links[device]} heading={t(`desk.${device}`)} sentence={t(`desk.sheet-${device}`)} />}
        </div>
      )}
    </section>
  );
}
