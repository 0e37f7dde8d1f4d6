import type { KeyboardEvent } from 'react';
import type { Place } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { CommandButton } from './command-button.tsx';
import { minutesAndSeconds } from './floor.tsx';
import { inGroup } from './in-group.ts';
import { KindTag } from './kind-tag.tsx';
import { Mark, Side, State } from './marks.tsx';
import { nameInText, nameOf, PersonName } from './person-name.tsx';
import { stateOf } from './queue.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = {
  seat: Seat;
  place: Place;
  above: Request | null;
  below: Request | null;
  endsDeck: boolean;
  waitedMs: number;
  selected: boolean;
  select: (requestId: string | null) => void;
  onDone: () => void;
  open: OpenSheet;
};

/** What else the chair should know of a request, in one line. */
function aboutRequest(seat: Seat, { id, personId, kind, subject, enteredBy }: Request): string {
  const { people, meeting, floor } = seat;
  const elsewhere = inGroup(seat, personId);
  const card = people[personId];
  const by = meeting.floors[floor]!.queue.pins.find(({ requestId }) => requestId === id)?.by;
  return [
    ...(elsewhere ? [elsewhere] : []),
    ...(by ? [t('queue.moved-by', { name: nameInText(by, people) })] : []),
    ...(kind === 'intervention' || kind === 'point-of-order' ? [] : [t(`kind.${kind}`)]),
    ...(card?.noDevice ? [t('chair.no-device')] : card?.organisation ? [card.organisation] : []),
    ...(enteredBy ? [t('chair.entered-by', { name: nameInText(enteredBy, people) })] : []),
    ...(subject ? [subject] : []),
  ]
    .map((part) => `\u2068${part}\u2069`)
    .join(' · ');
}

/** One request. Selected, it shows its actions beside its state; side and waiting time go to the second line. */
export function ChairRow({ seat, place, endsDeck, waitedMs, selected, select, open, ...acts }: Props) {
  const { request, position } = place;
  const state = stateOf(seat, place);
  const waited = minutesAndSeconds(waitedMs);
  const about = aboutRequest(seat, request);
  const isMoved = seat.meeting.floors[seat.floor]!.queue.pins.some(({ requestId }) => requestId === request.id);
  const giveByEnter = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !selected) return;
    event.preventDefault();
    event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-give] button')?.click();
  };
  return (
    <li data-row={request.id} className={[css.row, selected && css.isSelected, endsDeck && css.deckEnd].filter(Boolean).join(' ')}>
      <span className={css.n}>{position}</span>
      <span className={`state-${state}`}>
        <Mark of={state} />
      </span>
      <button
        type="button"
        className={css.pick}
        data-pick={request.id}
        aria-expanded={selected}
        onClick={() => select(selected ? null : request.id)}
        onKeyDown={giveByEnter}
      >
        <span className={css.name}>
          <PersonName id={request.personId} people={seat.people} />
        </span>
        <span className={`sub ${css.about}`}>
          {selected && (
            <>
              {t(`side.${request.attendance}`)} · <span className="num">{waited}</span>
              {about && ' · '}
            </>
          )}
          {isMoved && (
            <>
              <Mark of="moved" />{' '}
            </>
          )}
          {about}
        </span>
      </button>
      <span className={css.state}>
        {request.kind === 'point-of-order' && <KindTag kind={request.kind} />}
        {(request.kind !== 'point-of-order' || state === 'away') && <State of={state} />}
      </span>
      {selected ? (
        <Acts seat={seat} request={request} {...acts} />
      ) : (
        <>
          <Side attendance={request.attendance} />
          <span className={`num ${css.wait}`}>
            <span className="hide">{t('chair.waits')} </span>
            {waited}
          </span>
        </>
      )}
      <button
        type="button"
        className={css.more}
        {...(selected && { 'data-key': 'w' })}
        aria-label={t('chair.more', { name: nameOf(request.personId, seat.people) })}
        onClick={() => open({ what: 'request', requestId: request.id })}
      >
        ···
      </button>
    </li>
  );
}

function Acts({ seat, request, above, below, onDone }: { seat: Seat; request: Request } & Pick<Props, 'above' | 'below' | 'onDone'>) {
  const { floor } = seat;
  const holderISaw = seat.meeting.floors[floor]!.floor.turn?.id ?? null;
  const act = 'button quiet';
  const requestId = request.id;
  return (
    <span className={css.acts} role="group" aria-label={nameOf(request.personId, seat.people)}>
      <span className={css.inline} data-give>
        <CommandButton
          seat={seat}
          command={{ name: 'give-floor', input: { floor, holderISaw, requestId } }}
          className={act}
          onDone={onDone}
        >
          {t('chair.give')}
        </CommandButton>
      </span>
      {/* The first cannot go up, the last not down; the others must not slide into that place. */}
      <span className={above ? css.inline : css.blank} data-key={above ? 'b' : undefined}>
        <CommandButton
          seat={seat}
          command={{ name: 'move-request', input: { floor, requestId, before: above?.id ?? requestId } }}
          className={act}
          onDone={onDone}
        >
          {t('chair.up')}
        </CommandButton>
      </span>
      <span className={below ? css.inline : css.blank} data-key={below ? 'a' : undefined}>
        <CommandButton
          seat={seat}
          command={{ name: 'move-request', input: { floor, requestId, after: below?.id ?? requestId } }}
          className={act}
          onDone={onDone}
        >
          {t('chair.down')}
        </CommandButton>
      </span>
      <span className={css.inline} data-key="s">
        <CommandButton seat={seat} command={{ name: 'set-aside-request', input: { floor, requestId } }} className={act} onDone={onDone}>
          {t('chair.set-aside')}
        </CommandButton>
      </span>
    </span>
  );
}
