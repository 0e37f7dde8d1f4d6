import { useMemo, useRef, useState, type ChangeEvent } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { announce } from './announcer.tsx';
import { whyNot } from './command-button.tsx';
import { csvOf, rowsOf, textOf } from './csv.ts';
import { matchedWith, rowsFor, type Called, type Matched } from './groups-listed.ts';
import { placeIn } from './groups-places.ts';
import css from './groups-set-up.module.css';
import type { Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, t, type Why } from './words.ts';

/** So many at once stay well within the largest message. */
const atOnce = 400;
const mostTroubles = 30;

const words = (text: string) => text.split(',').map((word) => word.trim());
const called = (): Called => ({
  name: words(t('groups.csv-names')),
  organisation: words(t('groups.csv-organisations')),
  group: words(t('groups.csv-groups')),
  plenary: words(t('groups.csv-plenary')),
});

/** An assignment that somebody wrote down elsewhere: read, shown with what is certain and what is not, and only then sent. */
export default function ListPanel({ seat, round, everybody }: { seat: Seat; round: Round; everybody: readonly Listed[] }) {
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const matched = useMemo(
    () => (text.trim() === '' ? null : matchedWith(rowsOf(text), everybody, round.groups, called())),
    [text, everybody, round.groups],
  );
  async function read({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? [];
    if (chosen) setText(await textOf(chosen));
    target.value = '';
  }
  return (
    <div className={css.listPanel}>
      <div className={css.acts}>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {t('groups.csv-file')}
        </button>
        <input
          ref={file}
          hidden
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('groups.csv-file')}
          onChange={(event) => void read(event)}
        />
        <button type="button" className="button quiet" onClick={() => save(round, everybody)}>
          {t('groups.csv-save')}
        </button>
      </div>
      <label className={css.labelled}>
        {t('groups.csv-text')}
        <textarea
          dir="auto"
          rows={5}
          spellCheck={false}
          placeholder={t('groups.csv-example')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="sub">{t('groups.csv-about')}</span>
      </label>
      {matched && <Preview seat={seat} round={round} matched={matched} onDone={() => setText('')} />}
    </div>
  );
}

function Preview({ seat, round, matched, onDone }: { seat: Seat; round: Round; matched: Matched; onDone: () => void }) {
  const [refused, setRefused] = useState<Why | null>(null);
  const sending = useRef(false);
  const { found, troubles } = matched;
  const list = found.map(({ personId, groupId }) => ({ personId, groupId }));
  const command = (some: typeof list) => ({ name: 'assign' as const, input: { roundId: round.id, how: 'list' as const, list: some } });
  const off = whyNot(seat, command(list.slice(0, atOnce)));
  async function send() {
    if (off || sending.current) return;
    sending.current = true;
    setRefused(null);
    for (let from = 0; from < list.length; from += atOnce) {
      const answer = await seat.send(command(list.slice(from, from + atOnce)));
      if (!answer.ok) {
        sending.current = false;
        announce(sentenceFor(answer.refusal));
        return setRefused(answer.refusal);
      }
    }
    sending.current = false;
    announce(t('groups.csv-sent', { count: list.length }));
    onDone();
  }
  const goesTo = (groupId: string | null) => round.groups.find(({ id }) => id === groupId)?.number ?? t('groups.plenary');
  return (
    <div className={css.preview}>
      <p className={css.about}>{t('groups.csv-found', { count: found.length })}</p>
      {troubles.length > 0 && (
        <>
          <p className="refused">{t('groups.csv-troubles', { count: troubles.length })}</p>
          <ul className="rows">
            {troubles.slice(0, mostTroubles).map(({ line, name, organisation, group, why }) => (
              <li key={line}>
                <span className="sub">{t('groups.csv-line', { line })}</span>{' '}
                <bdi dir="auto">{[name, organisation].filter(Boolean).join(', ')}</bdi>{' '}
                <span className="why">{t(`groups.csv-${why}`, { group: `\u2068${group}\u2069` })}</span>
              </li>
            ))}
          </ul>
          {troubles.length > mostTroubles && <p className="sub">{t('groups.csv-more', { count: troubles.length - mostTroubles })}</p>}
        </>
      )}
      {found.length > 0 && (
        <details>
          <summary>{t('groups.csv-who')}</summary>
          <ul className="rows">
            {found.map(({ personId, name, groupId }) => (
              <li key={personId}>
                <bdi dir="auto">{name}</bdi> → {goesTo(groupId)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.length > 0 && (
        <div className={css.acts}>
          <button type="button" className="button" aria-disabled={off !== null} onClick={() => void send()}>
            {t('groups.csv-send', { count: found.length })}
          </button>
          {(off ?? refused) && <span className="refused">{sentenceFor((off ?? refused)!)}</span>}
        </div>
      )}
    </div>
  );
}

function save(round: Round, everybody: readonly Listed[]) {
  const head = [t('groups.csv-name'), t('groups.csv-organisation'), t('groups.group-word'), t('groups.csv-title')];
  const rows = rowsFor(everybody, (id) => placeIn(round, id)?.group ?? null, round.groups, head);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
  link.download = `${round.title}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
