import { speakingOrder } from '../shared/queue/order.ts';
import css from './enter-by-name.module.css';
import type { Choice } from './entry-line.ts';
import { Side } from './marks.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { id: string; seat: Seat; choice: Choice; marked: boolean; subject: string; onTake: () => void };

/** One line of the list: somebody known, with what tells them from others of the same name, or somebody new. */
export function EntryChoice({ id, seat, choice, marked, subject, onTake }: Props) {
  return (
    <li id={id} role="option" aria-selected={marked} onPointerDown={(event) => event.preventDefault()} onClick={onTake}>
      {choice.is === 'person' ? (
        <>
          <bdi className="name" dir="auto">
            {choice.person.name}
          </bdi>
          <span className={css.about}>
            {[choice.person.organisation, choice.person.region].filter(Boolean).map((text) => (
              <bdi key={text} className="sub" dir="auto">
                {text}
              </bdi>
            ))}
            <Side attendance={choice.person.attendance} />
            <Waits seat={seat} personId={choice.person.id} />
          </span>
        </>
      ) : (
        <>
          <bdi dir="auto">{choice.name}</bdi>
          <span className={`sub ${css.about}`}>{t(choice.is === 'label' ? 'common.placeholder' : 'enter.by-name')}</span>
        </>
      )}
      {marked && subject !== '' && <span className={`sub ${css.about}`}>{t('enter.about', { subject: `\u2068${subject}\u2069` })}</span>}
    </li>
  );
}

function Waits({ seat, personId }: { seat: Seat; personId: string }) {
  const { queue } = seat.meeting.floors[seat.floor]!;
  const place = speakingOrder(queue).find(({ request }) => request.personId === personId);
  if (place) return <span className="sub">{t('enter.waits', { place: t('queue.nth', { n: place.position }) })}</span>;
  return queue.aside.some((request) => request.personId === personId) ? <span className="sub">{t('state.set-aside')}</span> : null;
}
