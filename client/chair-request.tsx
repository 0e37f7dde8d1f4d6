import { useState } from 'react';
import { mayInterrupt } from '../shared/floor/commands.ts';
import { isPointOfOrder, isRightOfReply, speakingOrder } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { nameOf, PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import Why from './why.tsx';
import { t } from './words.ts';

type Props = { seat: Seat; request: Request; onClose: () => void };

/** Everything about one waiting request: why it stands here, who it is, and what the chair may do with it. */
export function RequestSheet({ seat, requestId, onClose }: { seat: Seat; requestId: string; onClose: () => void }) {
  const { queue } = seat.meeting.floors[seat.floor]!;
  const request = queue.waiting.find(({ id }) => id === requestId);
  if (!request)
    return (
      <Dialog title={t('chair.request-gone-title')} onClose={onClose}>
        <p>{t('refusal.no-such-request')}</p>
      </Dialog>
    );
  return (
    <Dialog title={<PersonName id={request.personId} people={seat.people} />} onClose={onClose}>
      <div className={css.sections}>
        {seat.people[request.personId]?.placeholder && <NamePlaceholder seat={seat} request={request} onClose={onClose} />}
        {request.readAloud && (
          <section>
            <h3>{t('chair.read-aloud')}</h3>
            <p dir="auto">{request.readAloud}</p>
          </section>
        )}
        <section>
          <h3>{t('chair.why-here')}</h3>
          <Why seat={seat} requestId={requestId} />
        </section>
        <Giving seat={seat} request={request} onClose={onClose} />
        <Moving seat={seat} request={request} onClose={onClose} />
        <SettingAside seat={seat} request={request} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function Giving({ seat, request, onClose }: Props) {
  const { floor } = seat;
  const { turn } = seat.meeting.floors[floor]!.floor;
  const holderISaw = turn?.id ?? null;
  const requestId = request.id;
  return (
    <div className={css.choices}>
      <CommandButton seat={seat} command={{ name: 'give-floor', input: { floor, holderISaw, requestId } }} onDone={onClose}>
        {t('chair.give')}
      </CommandButton>
      {turn && mayInterrupt(request) && (
        <CommandButton
          seat={seat}
          command={{ name: 'give-floor', input: { floor, holderISaw, requestId, interrupt: true } }}
          onDone={onClose}
        >
          {t('chair.interrupt')}
        </CommandButton>
      )}
      <CommandButton seat={seat} command={{ name: 'last-word', input: { floor, personId: request.personId, holderISaw } }} onDone={onClose}>
        {t('chair.last-word-and-close')}
      </CommandButton>
      <CommandButton seat={seat} command={{ name: 'withdraw-request', input: { floor, requestId } }} onDone={onClose}>
        {t('chair.withdraw')}
      </CommandButton>
    </div>
  );
}

/** Points of order stand first and rights of reply last; nobody moves those. */
const isMoved = (request: Request) => !isPointOfOrder(request) && !isRightOfReply(request);

/** Beside a neighbour, with a reason that everybody who asks "why" reads. */
function Moving({ seat, request, onClose }: Props) {
  const { floor } = seat;
  const others = speakingOrder(seat.meeting.floors[floor]!.queue).filter(
    (place) => place.request.id !== request.id && isMoved(place.request),
  );
  const [neighbour, setNeighbour] = useState(others[0]?.request.id ?? '');
  const [reason, setReason] = useState('');
  if (others.length === 0 || !isMoved(request)) return null;
  const said = reason.trim() ? { reason } : {};
  const requestId = request.id;
  return (
    <section>
      <h3>{t('chair.move')}</h3>
      <label className={css.field}>
        <span>{t('chair.move-beside')}</span>
        <select value={neighbour} onChange={(event) => setNeighbour(event.target.value)}>
          {others.map((place) => (
            <option key={place.request.id} value={place.request.id}>
              {place.position}. {nameOf(place.request.personId, seat.people)}
            </option>
          ))}
        </select>
      </label>
      <label className={css.field}>
        <span>{t('chair.reason')}</span>
        <input value={reason} maxLength={200} dir="auto" onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className={css.choices}>
        <CommandButton
          seat={seat}
          command={{ name: 'move-request', input: { floor, requestId, before: neighbour, ...said } }}
          onDone={onClose}
        >
          {t('chair.move-before')}
        </CommandButton>
        <CommandButton
          seat={seat}
          command={{ name: 'move-request', input: { floor, requestId, after: neighbour, ...said } }}
          onDone={onClose}
        >
          {t('chair.move-after')}
        </CommandButton>
      </div>
    </section>
  );
}

function SettingAside({ seat, request, onClose }: Props) {
  return (
    <section>
      <h3>{t('chair.set-aside')}</h3>
      <div className={css.choices}>
        {(['not-there', 'muted', 'later'] as const).map((reason) => (
          <CommandButton
            key={reason}
            seat={seat}
            command={{
              name: 'set-aside-request',
              input: { floor: seat.floor, requestId: request.id, reason: t(`chair.reason-${reason}`) },
            }}
            onDone={onClose}
          >
            {t(`chair.${reason}`)}
          </CommandButton>
        ))}
      </div>
    </section>
  );
}

/** Entered by a label: now we know who it is. */
function NamePlaceholder({ seat, request, onClose }: Props) {
  const [name, setName] = useState('');
  return (
    <section>
      <h3>{t('chair.name-placeholder')}</h3>
      <label className={css.field}>
        <span>{t('chair.name')}</span>
        <input value={name} maxLength={80} dir="auto" autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </label>
      <div className={css.choices}>
        {name.trim() && (
          <CommandButton
            seat={seat}
            command={{ name: 'name-placeholder', input: { personId: request.personId, as: { name } } }}
            onDone={onClose}
          >
            {t('chair.save-name')}
          </CommandButton>
        )}
      </div>
    </section>
  );
}
