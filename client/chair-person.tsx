import { useEffect, useRef, useState, type ReactNode } from 'react';
import { attendances, type Attendance, type Card } from '../shared/people.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import type { RequestKind } from '../shared/queue/state.ts';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { kindForAnother } from './kind-for-another.ts';
import { findPeople } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const askAfterMs = 150;

/** Whoever in the roster is called so; null while nobody was asked for. */
function useFound(code: string, q: string): Card[] | null {
  const [found, setFound] = useState<Card[] | null>(null);
  useEffect(() => {
    if (!q.trim()) return setFound(null);
    let current = true;
    const asking = setTimeout(() => {
      void findPeople(code, { q, limit: 8 }).then((answer) => current && setFound(answer.ok ? answer.body.people : []));
    }, askAfterMs);
    return () => {
      current = false;
      clearTimeout(asking);
    };
  }, [code, q]);
  return found;
}

/** A name to look for. Enter goes on to the first button below, so that a name and two presses are enough. */
function NameField({ name, setName }: { name: string; setName: (name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-found] button')?.focus();
      }}
    >
      <label className={css.field}>
        <span>{t('chair.name')}</span>
        <input ref={input} value={name} maxLength={80} dir="auto" autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </label>
    </form>
  );
}

const Person = ({ card, children }: { card: Pick<Card, 'name' | 'organisation'>; children: ReactNode }) => (
  <li data-found>
    <span className={css.person}>
      <bdi className="name" dir="auto">
        {card.name}
      </bdi>
      {card.organisation && <bdi className="sub">{card.organisation}</bdi>}
    </span>
    <span className={css.choices}>{children}</span>
  </li>
);

/** Puts somebody into the queue who cannot do it themselves, or calls somebody who is not in it. */
export function PersonSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<RequestKind>(kindForAnother(seat.meeting));
  const [attendance, setAttendance] = useState<Attendance>('on-site');
  const found = useFound(seat.code, name);
  const { floor } = seat;
  const { kinds } = seat.meeting.conduct.settings;
  const holderISaw = seat.meeting.floors[floor]!.floor.turn?.id ?? null;
  return (
    <Dialog title={t('chair.enter-person')} onClose={onClose}>
      <NameField name={name} setName={setName} />
      <fieldset className={css.kinds}>
        <legend className="hide">{t('chair.kind')}</legend>
        {kinds.map((one) => (
          <label className={css.tick} key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>{t(`kind.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <ul className={css.found}>
        {found?.map((card) => (
          <Person key={card.id} card={card}>
            <CommandButton
              seat={seat}
              command={{ name: 'request-floor', input: { floor, kind, via: 'staff', for: { personId: card.id } } }}
              why="beside"
              onDone={onClose}
            >
              {t('chair.to-queue')}
            </CommandButton>
            <CommandButton
              seat={seat}
              command={{ name: 'give-floor', input: { floor, holderISaw, personId: card.id } }}
              className="button quiet"
              onDone={onClose}
            >
              {t('chair.give')}
            </CommandButton>
          </Person>
        ))}
        {name.trim() && (
          <Person card={{ name, organisation: t('chair.no-device-yet') }}>
            {attendances.map((one) => (
              <label className={css.tick} key={one}>
                <input type="radio" name="attendance" checked={attendance === one} onChange={() => setAttendance(one)} />
                <span>{t(`side.${one}`)}</span>
              </label>
            ))}
            <CommandButton
              seat={seat}
              command={{ name: 'request-floor', input: { floor, kind, via: 'staff', for: { name, attendance } } }}
              onDone={onClose}
            >
              {t('chair.to-queue')}
            </CommandButton>
            <CommandButton
              seat={seat}
              command={{ name: 'request-floor', input: { floor, kind, via: 'staff', for: { label: name, attendance } } }}
              className="button quiet"
              onDone={onClose}
            >
              {t('chair.name-follows')}
            </CommandButton>
          </Person>
        )}
      </ul>
      {!name.trim() && <p className={css.hint}>{t('chair.enter-about')}</p>}
    </Dialog>
  );
}

/** Gives the floor a last time and closes the list; who still waits is kept. */
export function LastWordSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const [name, setName] = useState('');
  const found = useFound(seat.code, name);
  const { queue, floor: held } = seat.meeting.floors[seat.floor]!;
  const waiting = speakingOrder(queue).flatMap(({ request }) => seat.people[request.personId] ?? []);
  const shown = [...new Map((found ?? waiting).map((card) => [card.id, card])).values()];
  return (
    <Dialog title={t('chair.last-word')} onClose={onClose}>
      <p className={css.hint}>{t('chair.last-word-about')}</p>
      <NameField name={name} setName={setName} />
      <ul className={css.found}>
        {shown.map((card) => (
          <Person key={card.id} card={card}>
            <CommandButton
              seat={seat}
              command={{ name: 'last-word', input: { floor: seat.floor, personId: card.id, holderISaw: held.turn?.id ?? null } }}
              onDone={onClose}
            >
              {t('chair.give-last-word')}
            </CommandButton>
          </Person>
        ))}
      </ul>
      {found?.length === 0 && <p className={css.hint}>{t('chair.nobody-found')}</p>}
    </Dialog>
  );
}
