import { useId, useState, type DragEvent, type ReactNode } from 'react';
import type { Placed } from './groups-places.ts';
import css from './groups-set-up.module.css';
import { Mark } from './marks.tsx';
import { t } from './words.ts';

/** As many of one list stand on the page at once, until more are asked for. */
const mostAtOnce = 60;

type Props = {
  /** A group's id, or null for those in plenary. */
  groupId: string | null;
  title: ReactNode;
  /** How many, and where they meet. */
  about: ReactNode;
  /** What is done with the group. */
  children?: ReactNode;
  people: readonly Placed[];
  /** Opened by itself, until somebody folds it. */
  isOpen: boolean;
  /** What stands where nobody does. */
  empty: string | null;
  onPick: (person: Placed) => void;
  onDrop: ((personId: string) => void) | null;
};

/** The people of one group, or of the plenary: arrow keys go through the list, Enter opens the menu of who is in focus. */
export function PeopleList({ groupId, title, about, children, people, isOpen, empty, onPick, onDrop }: Props) {
  const id = useId();
  const [folded, fold] = useState<boolean | null>(null);
  const [most, more] = useState(mostAtOnce);
  const [reached, reach] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const open = folded === null ? isOpen : !folded;
  const shown = people.slice(0, most);
  const stop = shown.some((one) => one.id === reached) ? reached : shown[0]?.id;
  const drop = onDrop && {
    onDragOver: (event: DragEvent) => (event.preventDefault(), setOver(true)),
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => (event.preventDefault(), setOver(false), onDrop(event.dataTransfer.getData('text/plain'))),
  };
  return (
    <section
      className={groupId === null ? `${css.list} ${css.plenary}` : css.list}
      aria-labelledby={`${id}title`}
      data-over={isOver}
      {...drop}
    >
      <h4 id={`${id}title`} className={css.listHead}>
        <button type="button" aria-expanded={open} aria-controls={`${id}people`} onClick={() => fold(open)}>
          <span className={css.listTitle}>{title}</span>
        </button>
      </h4>
      <div className={css.listAbout}>
        <span>{about}</span>
        {children}
      </div>
      <div id={`${id}people`} hidden={!open}>
        {open && people.length === 0 && empty && <p className={`sub ${css.empty}`}>{empty}</p>}
        {open && people.length > 0 && (
          <ul data-list={groupId ?? 'plenary'} aria-labelledby={`${id}title`}>
            {shown.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={css.person}
                  data-person={one.id}
                  tabIndex={one.id === stop ? 0 : -1}
                  aria-haspopup="dialog"
                  draggable={onDrop !== null}
                  onDragStart={(event) => event.dataTransfer.setData('text/plain', one.id)}
                  onFocus={() => reach(one.id)}
                  onClick={() => onPick(one)}
                >
                  <PersonLine person={one} />
                </button>
              </li>
            ))}
          </ul>
        )}
        {open && people.length > most && (
          <button type="button" className="button quiet" onClick={() => more(most + mostAtOnce)}>
            {t('groups.more-people', { count: people.length - most })}
          </button>
        )}
      </div>
    </section>
  );
}

function PersonLine({ person: { name, organisation, attendance, standing, here, noDevice, place, placeholder } }: { person: Placed }) {
  const about = [
    organisation,
    placeholder && t('groups.placeholder'),
    standing === 'observer' && t('groups.observer'),
    noDevice && t('groups.no-device'),
    !here && t('groups.not-here'),
    place?.how === 'by-hand' && t(place.group === null ? 'groups.stays' : 'groups.by-hand'),
    place?.how === 'chosen' && t('groups.chose'),
  ].filter((text): text is string => !!text);
  return (
    <>
      <Mark of={attendance} />
      <span className={css.who} data-here={here}>
        <span>
          <bdi className="name" dir="auto">
            {name}
          </bdi>
          <span className="hide"> {t(`side.${attendance}`)}</span>
        </span>
        {about.length > 0 && (
          <span className="sub">
            {about.map((text, i) => (
              <span key={text}>
                {i > 0 && ' · '}
                <bdi dir="auto">{text}</bdi>
              </span>
            ))}
          </span>
        )}
      </span>
    </>
  );
}
