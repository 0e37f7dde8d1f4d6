import { useState } from 'react';
import { itemIn, type AgendaItem } from '../shared/agenda/state.ts';
import type { Leftover as How } from '../shared/leftover.ts';
import { Leftover } from './agenda-leftover.tsx';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { nameInText, nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { spoken, t } from './words.ts';

type Props = { seat: Seat; item: AgendaItem; onClose: () => void };

/** One agenda item: open it, close it with what was concluded, and put a document before everybody. */
export function ItemSheet({ seat, itemId, onClose }: { seat: Seat; itemId: string; onClose: () => void }) {
  const item = itemIn(seat.meeting, itemId);
  if (!item)
    return (
      <Dialog title={t('agenda.gone')} onClose={onClose}>
        <p>{t('refusal.no-such-item')}</p>
      </Dialog>
    );
  const presenters = item.presenters.map((one) => ('label' in one ? `\u2068${one.label}\u2069` : nameInText(one.personId, seat.people)));
  return (
    <Dialog title={<bdi dir="auto">{item.title}</bdi>} onClose={onClose}>
      <div className={css.sections}>
        {presenters.length > 0 && <p>{t('agenda.presenters', { names: new Intl.ListFormat(spoken() || 'en').format(presenters) })}</p>}
        {item.conclusion && (
          <section>
            <h3>{t('agenda.conclusion')}</h3>
            <p dir="auto">{item.conclusion}</p>
          </section>
        )}
        {item.stored.length > 0 && (
          <section>
            <h3>{t('agenda.stored')}</h3>
            <p>{new Intl.ListFormat(spoken() || 'en').format(item.stored.map(({ personId }) => nameOf(personId, seat.people)))}</p>
          </section>
        )}
        {item.documents.length > 0 && <Documents seat={seat} item={item} onClose={onClose} />}
        {item.phase === 'open' ? (
          <Closing seat={seat} item={item} onClose={onClose} />
        ) : (
          <Opening seat={seat} item={item} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

function Opening({ seat, item, onClose }: Props) {
  const [how, choose] = useState<How | null>(null);
  const { openItemId } = seat.meeting.agenda;
  return (
    <>
      {openItemId && <Leftover seat={seat} how={how} choose={choose} />}
      <div className={css.choices}>
        <CommandButton
          seat={seat}
          command={{ name: 'open-agenda-item', input: { itemId: item.id, ...(how && { leftover: how }) } }}
          why="beside"
          onDone={onClose}
        >
          {item.phase === 'closed' ? t('agenda.open-again') : t('agenda.open')}
        </CommandButton>
      </div>
    </>
  );
}

function Closing({ seat, item, onClose }: Props) {
  const [how, choose] = useState<How | null>(null);
  const [conclusion, setConclusion] = useState('');
  return (
    <>
      <label className={css.field}>
        <span>{t('agenda.conclusion-field')}</span>
        <textarea rows={3} maxLength={2000} dir="auto" value={conclusion} onChange={(event) => setConclusion(event.target.value)} />
      </label>
      <Leftover seat={seat} how={how} choose={choose} />
      <div className={css.choices}>
        <CommandButton
          seat={seat}
          command={{
            name: 'close-agenda-item',
            input: { itemId: item.id, ...(conclusion.trim() && { conclusion }), ...(how && { leftover: how }) },
          }}
          why="beside"
          onDone={onClose}
        >
          {t('agenda.close')}
        </CommandButton>
      </div>
    </>
  );
}

/** "Which document?" has one answer: the one presented here opens for everybody who follows. */
function Documents({ seat, item }: Props) {
  const { presenting } = seat.meeting.agenda;
  return (
    <section>
      <h3>{t('agenda.documents')}</h3>
      <ul className={css.found}>
        {item.documents.map(({ id, title, link, section }) => (
          <li key={id}>
            <span className={css.person}>
              <a href={link} target="_blank" rel="noreferrer">
                <bdi dir="auto">{title}</bdi>
              </a>
              {section && <bdi className="sub">{section}</bdi>}
            </span>
            {presenting?.documentId === id ? (
              <CommandButton seat={seat} command={{ name: 'present', input: { documentId: null } }} className="button quiet">
                {t('agenda.stop-presenting')}
              </CommandButton>
            ) : (
              <CommandButton
                seat={seat}
                command={{ name: 'present', input: { documentId: id, ...(section && { section }) } }}
                className="button quiet"
              >
                {t('agenda.present')}
              </CommandButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
