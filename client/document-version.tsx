import { useEffect, useId, useRef, useState } from 'react';
import { announce } from './announcer.tsx';
import { fileAt } from './document-asked.ts';
import { compared } from './document-compared.ts';
import { Comparison } from './document-comparison.tsx';
import type { VersionsOf } from './document-more.tsx';
import { become, drawPast, linesIn, readPast } from './document-past.ts';
import { Files, Line, type List, type Listed } from './document-version-line.tsx';
import css from './document-versions.module.css';
import text from './document.module.css';
import { get } from './http.ts';
import { spoken, t } from './words.ts';

type Past = ReturnType<typeof readPast>;
type Props = VersionsOf & { list: List; version: Listed; keep: (name: string) => Promise<boolean>; back: () => void; onClose: () => void };

/** One version: as it was, against another or against now, as a file, and the way back to it (N27). */
export function OneVersion({ whose, editor, mayWrite, isSaved, list, version, keep, back, onClose }: Props) {
  const id = useId();
  const { number } = version;
  const first = useRef<HTMLButtonElement>(null);
  const [against, compare] = useState('');
  const [past, trouble] = usePast(number, { whose, editor });
  const [other, otherTrouble] = usePast(against === '' || against === 'now' ? null : Number(against), { whose, editor });
  useEffect(() => first.current?.focus(), []);
  const { whole } = editor;
  const isNow = past !== null && past.eq(whole.state.doc);
  const need = isNow ? t('versions.is-now') : isSaved ? '' : t('versions.not-saved');
  const sayOf = (one: string) => (one === 'now' ? t('versions.now-lower') : t('versions.version-lower', { number: Number(one) }));
  const now = against === 'now' ? whole.state.doc : other;
  const isLater = against === 'now' || Number(against) > number;

  async function restore() {
    if (!past || need !== '' || !(await keep(t('versions.before-restoring', { number })))) return;
    become(whole, past);
    announce(t('versions.restored', { number }));
    onClose();
    whole.commands.focus();
  }

  return (
    <div className={css.sheet}>
      <button ref={first} type="button" className="button quiet" onClick={back}>
        {t('versions.back')}
      </button>
      <Line version={version} list={list} />
      <Files whose={whose} of={`/versions/${number}`} />
      <p className={css.hash}>
        {version.hash === '' ? (
          t('versions.withdrawn')
        ) : (
          <>
            {t('versions.hash')} <code>{version.hash}</code>
          </>
        )}
      </p>
      <label className={css.keep}>
        <span>{t('versions.compare')}</span>
        <select value={against} onChange={({ target }) => compare(target.value)}>
          <option value="">{t('versions.compare-none')}</option>
          <option value="now">{t('versions.compare-now')}</option>
          {list.versions
            .filter((one) => one.number !== number)
            .map((one) => (
              <option key={one.number} value={one.number}>
                {t('versions.number', { number: one.number })}
                {one.name !== null && ` · ${one.name}`}
              </option>
            ))}
        </select>
      </label>
      {trouble + otherTrouble !== '' && <p className="refused">{trouble || otherTrouble}</p>}
      {past && against === '' && <Drawn past={past} editor={whole} />}
      {past && against !== '' && now && (
        <Comparison
          title={t('versions.from-to', {
            before: sayOf(isLater ? String(number) : against),
            after: sayOf(isLater ? against : String(number)),
          })}
          lines={isLater ? compared(linesIn(past), linesIn(now), spoken()) : compared(linesIn(now), linesIn(past), spoken())}
        />
      )}
      {mayWrite && past && (
        <div className={css.freeze}>
          <p className="sub">{t('versions.restore-about')}</p>
          <button
            type="button"
            className="button"
            aria-disabled={need !== ''}
            aria-describedby={need === '' ? undefined : `${id}need`}
            onClick={() => void restore()}
          >
            {t('versions.restore')}
          </button>
          {need !== '' && (
            <span id={`${id}need`} className="why">
              {need}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function usePast(number: number | null, { whose, editor }: Pick<Props, 'whose' | 'editor'>): [Past | null, string] {
  const [read, take] = useState<{ number: number; past: Past } | null>(null);
  const [trouble, say] = useState('');
  const address = number === null ? null : fileAt(whose, `/versions/${number}`);
  useEffect(() => {
    if (address === null || number === null) return;
    let isOver = false;
    void get<{ state: string }>(address).then((answer) => {
      if (isOver) return;
      say(answer.ok ? '' : answer.sentence);
      if (answer.ok) take({ number, past: readPast(editor.whole, answer.body.state) });
    });
    return () => {
      isOver = true;
    };
  }, [address, number, editor]);
  return [read && read.number === number ? read.past : null, number === null ? '' : trouble];
}

function Drawn({ past, editor }: { past: Past; editor: Props['editor']['whole'] }) {
  const place = useRef<HTMLDivElement>(null);
  const isEmpty = past.textContent.trim() === '';
  useEffect(() => {
    if (!isEmpty) drawPast(editor, past, place.current!);
  }, [past, editor, isEmpty]);
  return isEmpty ? <p>{t('versions.empty')}</p> : <div ref={place} className={`${text.text} ${css.read}`} />;
}
