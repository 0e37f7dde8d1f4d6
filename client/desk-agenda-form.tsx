import { useId, useState, type FormEvent } from 'react';
import { itemKinds, type AgendaItem, type Presenter } from '../shared/agenda/state.ts';
import { useAct } from './desk-act.ts';
import css from './desk.module.css';
import type { Cards } from './meeting-store.ts';
import { nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Written = { title: string; link: string; section: string };
const blank: Written = { title: '', link: '', section: '' };

/** Everything about one item, sent together. */
export function AgendaForm({ seat, item, onDone }: { seat: Seat; item: AgendaItem; onDone: () => void }) {
  const id = useId();
  const { act, refused } = useAct(seat);
  const [title, setTitle] = useState(item.title);
  const [minutes, setMinutes] = useState(item.minutes === null ? '' : String(item.minutes));
  const [kind, setKind] = useState(item.kind);
  const [presenters, setPresenters] = useState(() => item.presenters.map((one) => nameFor(one, seat.people)).join('\n'));
  const [documents, setDocuments] = useState<Written[]>(() => item.documents.map((one) => ({ ...blank, ...one })));
  const write = (at: number, part: Partial<Written>) => setDocuments(documents.map((one, i) => (i === at ? { ...one, ...part } : one)));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act({
      name: 'amend-agenda-item',
      input: {
        itemId: item.id,
        title,
        minutes: minutes === '' ? null : Number(minutes),
        kind,
        presenters: presentersIn(presenters, item.presenters, seat.people),
        documents: documents.filter(({ link }) => link.trim() !== '').map(documentFrom),
      },
    });
    if (done) onDone();
  }
  return (
    <form className={css.stack} onSubmit={(event) => void submit(event)}>
      <label className={css.labelled}>
        {t('desk.item-title')}
        <input className={css.field} dir="auto" required value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <div className={css.pair}>
        <label className={css.labelled}>
          {t('desk.item-minutes')}
          <input
            className={css.field}
            type="number"
            min={1}
            max={1440}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </label>
        <label className={css.labelled}>
          {t('desk.item-kind')}
          <select
            className={css.field}
            value={kind}
            onChange={({ target }) => setKind(itemKinds.find((one) => one === target.value) ?? kind)}
          >
            {itemKinds.map((one) => (
              <option key={one} value={one}>
                {t(`desk.kind-${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className={css.labelled}>
        {t('desk.item-presenters')}
        <textarea className={css.field} dir="auto" rows={2} value={presenters} onChange={(event) => setPresenters(event.target.value)} />
      </label>
      {documents.map((one, i) => (
        <fieldset key={i} className={css.document}>
          <legend>{t('desk.document', { number: i + 1 })}</legend>
          <input
            className={css.field}
            aria-label={t('desk.document-title')}
            placeholder={t('desk.document-title')}
            dir="auto"
            value={one.title}
            onChange={(event) => write(i, { title: event.target.value })}
          />
          <input
            className={css.field}
            aria-label={t('desk.document-link')}
            placeholder={t('desk.document-link')}
            dir="ltr"
            inputMode="url"
            value={one.link}
            onChange={(event) => write(i, { link: event.target.value })}
          />
          <input
            className={css.field}
            aria-label={t('desk.document-section')}
            placeholder={t('desk.document-section')}
            dir="auto"
            value={one.section}
            onChange={(event) => write(i, { section: event.target.value })}
          />
        </fieldset>
      ))}
      {documents.length > 0 && <p className="sub">{t('desk.document-about')}</p>}
      <div className={css.actions}>
        <button id={`${id}save`} className="button">
          {t('desk.save')}
        </button>
        <button type="button" className="button quiet" onClick={() => setDocuments([...documents, blank])}>
          {t('desk.document-add')}
        </button>
      </div>
      {refused && <p className="refused">{refused}</p>}
    </form>
  );
}

const nameFor = (presenter: Presenter, people: Cards) => ('label' in presenter ? presenter.label : nameOf(presenter.personId, people));

/** One line each: somebody who is known by exactly this name, else the words themselves. */
function presentersIn(text: string, before: Presenter[], people: Cards): Presenter[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((name): Presenter => {
    const same = before.find((one) => nameFor(one, people) === name);
    const known = Object.values(people).filter((card) => card.name === name && !card.placeholder);
    return same ?? (known.length === 1 ? { personId: known[0]!.id } : { label: name });
  });
}

/** An address without its scheme is meant as https; a document without a title is called by its address. */
function documentFrom({ title, link, section }: Written) {
  const address = /^[a-z][a-z+.-]*:/i.test(link.trim()) ? link.trim() : `https://${link.trim()}`;
  return { title: title.trim() || link.trim().slice(0, 200), link: address, ...(section.trim() && { section: section.trim() }) };
}
