import { useCallback, useId, useState, type FormEvent } from 'react';
import type { EntryOf } from '../shared/record/state.ts';
import { CommandButton } from './command-button.tsx';
import { useAct } from './desk-act.ts';
import door from './door.module.css';
import { useFocusBack } from './focus-back.ts';
import css from './record.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; entryId: string | null };

/** Says what is wrong in one entry, or in the whole; what was noted stays (N31). */
export function ErratumForm({ seat, entryId }: Props) {
  const id = useId();
  const { act, refused } = useAct(seat);
  const [text, setText] = useState<string | null>(null);
  const opener = useFocusBack<HTMLButtonElement>(text !== null);
  const toBegin = useCallback((field: HTMLTextAreaElement | null) => field?.focus(), []);
  const leave = () => setText(null);
  if (text === null)
    return (
      <button ref={opener} type="button" className="button quiet" aria-describedby={entryId ?? undefined} onClick={() => setText('')}>
        {t(entryId === null ? 'record-page.erratum-of-all' : 'record-page.erratum')}
      </button>
    );
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await act({ name: 'note-erratum', input: { entryId, text: text! } })) leave();
  }
  return (
    <form className={css.erratum} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t('record-page.what-is-wrong')}</label>
      <textarea
        id={id}
        className={door.field}
        dir="auto"
        rows={2}
        ref={toBegin}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p className={css.files}>
        <button className="button">{t('record-page.note-erratum')}</button>
        <button type="button" className="button quiet" onClick={leave}>
          {t('record-page.leave-erratum')}
        </button>
      </p>
      {refused && <p className="refused">{refused}</p>}
    </form>
  );
}

export function WithdrawErratum({ seat, entry }: { seat: Seat; entry: EntryOf<'erratum'> }) {
  return (
    <CommandButton seat={seat} className="button quiet" command={{ name: 'withdraw-erratum', input: { erratumId: entry.erratumId } }}>
      {t('record-page.withdraw-erratum')}
    </CommandButton>
  );
}
