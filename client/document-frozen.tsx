import { useId, useState } from 'react';
import { freezesOf, frozenAs } from '../shared/documents/state.ts';
import { isChair } from '../shared/people.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { fileAt, whenHere } from './document-asked.ts';
import type { Whose } from './document-copies.ts';
import css from './document.module.css';
import './every-rule.ts';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Whoever reads a text that stands sees as which version, by whom, and the hash by which they can check the file; and why it was opened again (M4). */
export function Frozen({ seat, whose }: { seat: Seat; whose: Whose }) {
  const frozen = frozenAs(seat.meeting, whose.documentId);
  const last = freezesOf(seat.meeting, whose.documentId).at(-1);
  const said = ({ by, at }: { by: string; at: number }) => ({ name: nameInText(by, seat.people), when: whenHere(at) });
  if (last?.unfrozen) {
    const { unfrozen, version } = last;
    return (
      <p className={css.condition}>
        {t('document.opened-again', { ...said(unfrozen), version, reason: `\u2068${unfrozen.reason}\u2069` })}
      </p>
    );
  }
  if (!frozen) return null;
  return (
    <div className={css.frozen}>
      <p>
        <strong>{t('document.frozen', { ...said(frozen), version: frozen.version })}</strong>
      </p>
      <p>
        {frozen.hash === '' ? (
          t('document.frozen-withdrawn')
        ) : (
          <>
            {t('document.frozen-hash')} <code>{frozen.hash}</code>
          </>
        )}
      </p>
      <p>
        <a href={fileAt(whose, `/versions/${frozen.version}.md`)} download>
          {t('document.frozen-file')}
        </a>
      </p>
      {isChair(seat.meeting, seat.me) && <Unfreeze seat={seat} documentId={whose.documentId as 'plenary' | 'report'} />}
    </div>
  );
}

function Unfreeze({ seat, documentId }: { seat: Seat; documentId: 'plenary' | 'report' }) {
  const id = useId();
  const [typed, type] = useState('');
  const reason = typed.trim();
  return (
    <div className={css.ask}>
      <label htmlFor={`${id}why`}>{t('document.unfreeze-why')}</label>
      <input
        id={`${id}why`}
        dir="auto"
        autoComplete="off"
        maxLength={longest.line}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      {reason === '' ? (
        <>
          <button type="button" className="button" aria-disabled="true" aria-describedby={`${id}need`}>
            {t('document.unfreeze')}
          </button>
          <span id={`${id}need`} className="why">
            {t('document.unfreeze-need')}
          </span>
        </>
      ) : (
        <CommandButton seat={seat} command={{ name: 'unfreeze-document', input: { documentId, reason } }} why="beside">
          {t('document.unfreeze')}
        </CommandButton>
      )}
    </div>
  );
}
