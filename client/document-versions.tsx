import { useCallback, useEffect, useId, useState } from 'react';
import { isOfMeeting } from '../shared/documents/rights.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { fileAt } from './document-asked.ts';
import type { VersionsOf } from './document-more.tsx';
import { Files, Line, type List, type Listed } from './document-version-line.tsx';
import { OneVersion } from './document-version.tsx';
import css from './document-versions.module.css';
import './every-rule.ts';
import { get, post } from './http.ts';
import { t } from './words.ts';

/** A document as it was: who kept or wrote what when, to read, to compare and to go back to; and the way to freeze it (N27, M4). */
export default function VersionsSheet(props: VersionsOf & { onClose: () => void }) {
  const { seat, whose, mayWrite, isSaved, onClose } = props;
  const [list, show] = useState<List | null>(null);
  const [trouble, say] = useState('');
  const [chosen, choose] = useState<number | null>(null);
  const address = fileAt(whose, '/versions');
  const load = useCallback(async () => {
    const answer = await get<List>(address);
    say(answer.ok ? '' : answer.sentence);
    if (answer.ok) show(answer.body);
  }, [address]);
  useEffect(() => void load(), [load]);
  const keep = async (name: string): Promise<boolean> => {
    const answer = await post<Listed>(address, { name });
    say(answer.ok ? '' : answer.sentence);
    if (!answer.ok) return false;
    announce(t('versions.kept', { number: answer.body.number }));
    await load();
    return true;
  };
  const version = list?.versions.find(({ number }) => number === chosen);
  return (
    <Dialog title={t('document.versions')} onClose={onClose}>
      {trouble !== '' && (
        <p className="refused" role="alert">
          {trouble}
        </p>
      )}
      {!list && trouble === '' && <p>{t('versions.loading')}</p>}
      {list && version && (
        <OneVersion key={version.number} {...props} list={list} version={version} keep={keep} back={() => choose(null)} />
      )}
      {list && !version && (
        <div className={css.sheet}>
          <p className="sub">{t('versions.about')}</p>
          <div>
            <p>{t('versions.now')}</p>
            <Files whose={whose} of="" />
          </div>
          {mayWrite && <KeepForm isSaved={isSaved} keep={keep} />}
          {list.versions.length === 0 && <p>{t('versions.none')}</p>}
          <ol className={css.list}>
            {list.versions.map((one) => (
              <li key={one.number}>
                <Line version={one} list={list} />
                <button type="button" className="button quiet" onClick={() => choose(one.number)}>
                  {t('versions.open', { number: one.number })}
                </button>
              </li>
            ))}
          </ol>
          {mayWrite && isOfMeeting(whose.documentId) && (
            <div className={css.freeze}>
              <p className="sub">{t('versions.freeze-about')}</p>
              <CommandButton
                seat={seat}
                command={{ name: 'freeze-document', input: { documentId: whose.documentId } }}
                why="beside"
                onDone={onClose}
              >
                {t('versions.freeze')}
              </CommandButton>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function KeepForm({ isSaved, keep }: { isSaved: boolean; keep: (name: string) => Promise<boolean> }) {
  const id = useId();
  const [typed, type] = useState('');
  const [isSending, send] = useState(false);
  const name = typed.trim();
  const need = name === '' ? t('versions.need-name') : isSaved ? '' : t('versions.not-saved');
  return (
    <form
      className={css.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (need !== '' || isSending) return;
        send(true);
        void keep(name).then((isKept) => {
          send(false);
          if (isKept) type('');
        });
      }}
    >
      <label htmlFor={`${id}name`}>{t('versions.name')}</label>
      <input
        id={`${id}name`}
        dir="auto"
        autoComplete="off"
        maxLength={longest.line}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <button className="button" aria-disabled={need !== '' || isSending} aria-describedby={need === '' ? undefined : `${id}need`}>
        {t('versions.keep')}
      </button>
      {need !== '' && (
        <span id={`${id}need`} className="why">
          {need}
        </span>
      )}
    </form>
  );
}
