import { useContext, useEffect, useState } from 'react';
import { announce } from './announcer.tsx';
import { copyText } from './copy-text.ts';
import { PrintSheet, useQr } from './desk-links.ts';
import css from './desk.module.css';
import { t } from './words.ts';

const saidMs = 2_500;

/** Says on itself that it has copied, and that it could not. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [said, setSaid] = useState<'copied' | 'not-copied' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const forget = setTimeout(() => setSaid(null), saidMs);
    return () => clearTimeout(forget);
  }, [said]);
  async function copy() {
    const outcome = (await copyText(text)) ? 'copied' : 'not-copied';
    setSaid(outcome);
    announce(t(`desk.${outcome}`));
  }
  return (
    <button type="button" className={`button ${css.copy}`} onClick={() => void copy()}>
      <span className={said ? css.unseen : undefined}>{label}</span>
      {said && <span className={css.over}>{t(`desk.${said}`)}</span>}
    </button>
  );
}

/** One secret link, opened because somebody asked for it: to copy, to scan from this screen, to print. */
export function SecretLink({ link, heading, sentence }: { link: string; heading: string; sentence: string }) {
  const qr = useQr(link);
  const print = useContext(PrintSheet);
  return (
    <div className={css.secret}>
      {qr ? <img className={css.smallQr} src={qr} alt={t('desk.qr-of', { heading })} /> : <span className={css.smallQr} />}
      <div className={css.stack}>
        <p className={css.link}>{link}</p>
        <p className="sub">{t('desk.secret')}</p>
        <div className={css.actions}>
          <CopyButton text={link} label={t('desk.copy')} />
          <button
            type="button"
            className="button"
            aria-disabled={qr === null}
            onClick={() => qr && print({ heading, sentence, qr, address: '', code: null })}
          >
            {t('desk.print')}
          </button>
        </div>
      </div>
    </div>
  );
}
