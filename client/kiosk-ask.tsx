import { useRef, useState, type FormEvent } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { folded } from '../shared/folded.ts';
import { plenary } from '../shared/floor-id.ts';
import type { Queue, RequestKind } from '../shared/queue/state.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { whyNot } from './command-button.tsx';
import { kindForAnother } from './kind-for-another.ts';
import { KioskPeople } from './kiosk-people.tsx';
import type { Outcome } from './kiosk-said.tsx';
import css from './kiosk.module.css';
import { usePeople, type Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, t, type Why } from './words.ts';

type Props = { seat: Seat; onOutcome: (outcome: Outcome) => void };

/** A name, typed or touched; a kind; one button. */
export function KioskAsk({ seat, onOutcome }: Props) {
  const { kinds } = seat.meeting.conduct.settings;
  const { queue } = seat.meeting.floors[plenary]!;
  const [typed, setTyped] = useState('');
  const [touched, setTouched] = useState<Listed | null>(null);
  const [kind, setKind] = useState<RequestKind>(kindForAnother(seat.meeting));
  const [refused, setRefused] = useState<Why | null>(null);
  const sending = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const { presence, people } = seat;
  const { found, trouble, more } = usePeople(
    seat.code,
    typed,
    `${presence.onSite} ${presence.remote} ${Object.keys(people).length} ${rewordingsIn(seat.meeting)}`,
    false,
  );
  const called = found?.people.filter(({ name }) => folded(name) === folded(typed)) ?? [];
  const chosen = touched ?? (called.length === 1 ? called[0]! : null);
  const name = chosen?.name ?? typed.trim();
  const doubt = name === '' ? 'kiosk.no-name' : !chosen && called.length > 1 ? 'kiosk.which' : null;
  const waits = chosen && waitingOf(queue, chosen.id, kind);
  const command = {
    name: 'request-floor',
    input: { floor: plenary, kind, via: 'kiosk', for: chosen ? { personId: chosen.id } : { label: name || '?' } },
  } as const;
  const off = waits ? null : whyNot(seat, command);
  const reason = doubt ? t(doubt) : off ? sentenceFor(off) : refused ? sentenceFor(refused) : null;

  async function ask() {
    if (doubt || sending.current) return;
    if (waits) return onOutcome({ name, ...waits });
    if (off) return;
    sending.current = true;
    const answer = await seat.send(command).finally(() => (sending.current = false));
    if (answer.ok) return onOutcome({ is: 'asked', name, seq: answer.seq });
    setRefused(answer.refusal);
    announce(sentenceFor(answer.refusal));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!doubt) button.current?.focus();
  }
  return (
    <form className={css.ask} onSubmit={submit}>
      <h1>{t('kiosk.title')}</h1>
      <label className={css.name}>
        <span>{t('kiosk.name')}</span>
        <input
          className={css.field}
          dir="auto"
          maxLength={longest.name}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="next"
          autoFocus={matchMedia('(pointer: fine)').matches}
          value={touched ? touched.name : typed}
          onChange={({ target }) => {
            setTouched(null);
            setRefused(null);
            setTyped(target.value);
          }}
        />
        <span className="sub">{t('kiosk.name-about')}</span>
      </label>
      <KioskPeople
        queue={queue}
        found={found}
        trouble={trouble}
        typed={typed}
        chosen={chosen?.id ?? null}
        onChoose={(person) => {
          setTouched(person);
          setRefused(null);
        }}
        onMore={() => void more()}
      />
      <div className={css.foot}>
        {kinds.length > 1 && (
          <fieldset className={css.kinds}>
            <legend className="hide">{t('kiosk.kind')}</legend>
            {kinds.map((one) => (
              <label key={one} className={css.kind}>
                <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
                {t(`kind.${one}`)}
              </label>
            ))}
          </fieldset>
        )}
        <button
          ref={button}
          type="button"
          className={`button primary ${css.go}`}
          aria-disabled={doubt !== null || off !== null}
          aria-describedby="kiosk-reason"
          onClick={() => void ask()}
        >
          {t('kiosk.ask')}
          {name !== '' && (
            <bdi className={css.as} dir="auto">
              {t('kiosk.as', { name: `\u2068${name}\u2069` })}
            </bdi>
          )}
        </button>
        <p id="kiosk-reason" className={refused ? 'refused' : 'why'}>
          {reason}
        </p>
      </div>
    </form>
  );
}

/** The request that is there already and would be a second one (Q1). */
function waitingOf(queue: Queue, personId: string, kind: RequestKind): { is: 'waits'; requestId: string } | { is: 'aside' } | null {
  const same = (request: { personId: string; kind: RequestKind }) =>
    request.personId === personId && (request.kind === 'point-of-order') === (kind === 'point-of-order');
  const waiting = queue.waiting.find(same);
  if (waiting) return { is: 'waits', requestId: waiting.id };
  return queue.aside.some(same) ? { is: 'aside' } : null;
}
