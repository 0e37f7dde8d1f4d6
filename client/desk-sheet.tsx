import { useEffect, useRef, useState, type ReactNode } from 'react';
import { PrintSheet, type Sheet } from './desk-links.ts';
import css from './desk-sheet.module.css';
import { inPairs } from './typed-code.ts';
import { t } from './words.ts';

/** What comes out of the printer: the door's sheet, unless a helper's was just asked for. */
export function Printing({ title, door, children }: { title: string; door: Sheet; children: ReactNode }) {
  const [asked, setAsked] = useState<Sheet | null>(null);
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (!asked) return;
    const done = () => setAsked(null);
    addEventListener('afterprint', done);
    void (picture.current?.decode() ?? Promise.resolve()).catch(() => {}).then(() => window.print());
    return () => removeEventListener('afterprint', done);
  }, [asked]);
  const { heading, sentence, qr, address, code } = asked ?? door;
  return (
    <PrintSheet value={setAsked}>
      {children}
      <section className={css.sheet} aria-hidden="true">
        <p className={css.mark}>{t('common.onefloor')}</p>
        <p className={css.heading}>{heading}</p>
        <p className={css.title} dir="auto">
          {title}
        </p>
        <img ref={picture} className={css.qr} src={qr} alt="" />
        {code !== null && <p className={css.code}>{inPairs(code)}</p>}
        <p className={css.sentence}>{sentence}</p>
        <p className={css.address}>{address}</p>
      </section>
    </PrintSheet>
  );
}
