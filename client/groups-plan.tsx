import { useState, type FormEvent } from 'react';
import { isWhole, type Group, type Round } from '../shared/groups/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { useAct } from './desk-act.ts';
import { Dialog } from './dialog.tsx';
import { KeptField } from './groups-field.tsx';
import { addressOf, linkOf } from './groups-lines.ts';
import { Opens } from './groups-opens.tsx';
import css from './groups-set-up.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; round: Round; groupId: string; onClose: () => void };

/** What is written of one group. Each field is kept by itself; closed when somebody drops the group meanwhile. */
export function GroupSheet({ seat, round, groupId, onClose }: Props) {
  const group = round.groups.find(({ id }) => id === groupId);
  if (!group || !isWhole(group)) return null;
  const field = (
    label: string,
    value: string,
    most: number,
    as: 'line' | 'lines' | 'address' | 'number',
    change: (text: string) => object,
  ) => (
    <KeptField
      seat={seat}
      label={label}
      value={value}
      most={most}
      as={as}
      change={(text) => ({ name: 'amend-group', input: { groupId, ...change(text) } })}
    />
  );
  const byPattern = round.linkPattern ? linkOf(round.linkPattern, group.number) : null;
  return (
    <Dialog title={t('groups.group', { number: group.number })} onClose={onClose}>
      <div className={css.sheet}>
        <p className="sub">{t('groups.kept-at-once')}</p>
        {field(t('groups.group-title'), group.title, longest.line, 'line', (title) => ({ title }))}
        {field(t('groups.task'), group.task, longest.paragraph, 'lines', (task) => ({ task }))}
        {field(t('groups.place'), group.place, longest.line, 'line', (place) => ({ place }))}
        {field(t('groups.link'), group.link, 2000, 'address', (link) => ({ link: addressOf(link) }))}
        {!group.link && byPattern && (
          <p className="sub">
            {t('groups.link-by-pattern')} <bdi dir="ltr">{byPattern}</bdi>
          </p>
        )}
        {field(t('groups.seats'), group.seats === null ? '' : String(group.seats), 1000, 'number', (seats) => ({
          seats: seats === '' ? null : Number(seats),
        }))}
        <Documents seat={seat} group={group} />
        {round.phase === 'prepared' && round.groups.length > 1 && <DropGroup seat={seat} groupId={groupId} onClose={onClose} />}
      </div>
    </Dialog>
  );
}

/** What the group works with: added and taken away one by one. */
function Documents({ seat, group }: { seat: Seat; group: Group }) {
  const { act, refused } = useAct(seat);
  const [written, write] = useState({ title: '', link: '' });
  const there = group.documents.map(({ id: _id, ...one }) => one);
  async function add(event: FormEvent) {
    event.preventDefault();
    const link = addressOf(written.link);
    const title = written.title.trim() || link.slice(0, longest.line);
    if (link && (await act({ name: 'amend-group', input: { groupId: group.id, documents: [...there, { title, link }] } })))
      write({ title: '', link: '' });
  }
  return (
    <section className={css.documents} aria-label={t('groups.documents')}>
      <h3>{t('groups.documents')}</h3>
      {group.documents.length > 0 && (
        <ul className="rows">
          {group.documents.map(({ id, title, link }, i) => (
            <li key={id}>
              <a href={link} target="_blank" rel="noreferrer">
                <bdi dir="auto">{title}</bdi>
              </a>
              <CommandButton
                seat={seat}
                command={{ name: 'amend-group', input: { groupId: group.id, documents: there.filter((_, at) => at !== i) } }}
                className="button quiet"
              >
                {t('groups.document-remove')}
                <span className="hide"> {title}</span>
              </CommandButton>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void add(event)}>
        <label className={css.labelled}>
          {t('groups.document-title')}
          <input
            dir="auto"
            maxLength={longest.line}
            value={written.title}
            onChange={(event) => write({ ...written, title: event.target.value })}
          />
        </label>
        <label className={css.labelled}>
          {t('groups.document-link')}
          <input
            dir="ltr"
            inputMode="url"
            required
            maxLength={2000}
            value={written.link}
            onChange={(event) => write({ ...written, link: event.target.value })}
          />
        </label>
        <button className="button">{t('groups.document-add')}</button>
        {refused && <span className="refused">{refused}</span>}
      </form>
    </section>
  );
}

const DropGroup = ({ seat, groupId, onClose }: { seat: Seat; groupId: string; onClose: () => void }) => (
  <div className={css.acts}>
    <Opens label={t('groups.drop-group')}>
      {() => (
        <>
          <span>{t('groups.drop-group-about')}</span>
          <CommandButton seat={seat} command={{ name: 'drop-group', input: { groupId } }} onDone={onClose}>
            {t('groups.drop-group-now')}
          </CommandButton>
        </>
      )}
    </Opens>
  </div>
);
