import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Action } from '../shared/actions/state.ts';
import type { Command } from '../shared/decide.ts';
import { longest } from '../shared/text.ts';
import css from './actions.module.css';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { noOwner, OwnerField, type Owner } from './owner-field.tsx';
import { nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Kind = 'action' | 'decision';
const kinds: readonly Kind[] = ['action', 'decision'];

/** One line and Enter writes down who does what until when, or what was decided (D1). */
export function Composer({ seat }: { seat: Seat }) {
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  const [kind, choose] = useState<Kind>('action');
  const [text, type] = useState('');
  const [owner, own] = useState<Owner>(noOwner);
  const [due, setDue] = useState('');
  const said = text.trim();
  const command: Command =
    kind === 'decision'
      ? { name: 'record-decision', input: { text: said } }
      : { name: 'record-action', input: { text: said, ...(owner.person && { ownerId: owner.person.id }), ...(due !== '' && { due }) } };
  function done() {
    announce(t('actions.recorded', { text: `\u2068${said}\u2069` }));
    type('');
    own(noOwner);
    setDue('');
    first.current?.focus();
  }
  return (
    <form className={css.form} aria-label={t('actions.new')} onKeyDown={pressing}>
      <fieldset className={css.kinds}>
        <legend className="hide">{t('actions.new')}</legend>
        {kinds.map((one) => (
          <label key={one} className={css.kind}>
            <input type="radio" name={name} checked={kind === one} onChange={() => choose(one)} />
            <span>{t(`actions.as-${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextField label={t(kind === 'action' ? 'actions.text' : 'actions.text-decision')} text={text} onChange={type} field={first} />
      {kind === 'action' && (
        <>
          <OwnerField code={seat.code} owner={owner} onChange={own} />
          <DueField due={due} onChange={setDue} />
        </>
      )}
      <Send
        seat={seat}
        command={command}
        trouble={troubleWith(said, kind === 'action' ? owner : noOwner)}
        label={t('actions.record')}
        onDone={done}
      />
    </form>
  );
}

/** What was written down, written again. */
export function ActionForm({ seat, action, onDone }: { seat: Seat; action: Action; onDone: () => void }) {
  const known = action.ownerId === null ? null : { id: action.ownerId, name: nameOf(action.ownerId, seat.people) };
  const [text, type] = useState(action.text);
  const [owner, own] = useState<Owner>({ typed: known?.name ?? '', person: known });
  const [due, setDue] = useState(action.due ?? '');
  const said = text.trim();
  const input = { actionId: action.id, text: said, ownerId: owner.person?.id ?? null, due: due === '' ? null : due };
  return (
    <form className={css.form} onKeyDown={pressing}>
      <TextField label={t('actions.text')} text={text} onChange={type} takesFocus />
      <OwnerField code={seat.code} owner={owner} onChange={own} />
      <DueField due={due} onChange={setDue} />
      <Send
        seat={seat}
        command={{ name: 'amend-action', input }}
        trouble={troubleWith(said, owner)}
        label={t('actions.save')}
        onDone={onDone}
        onLeave={onDone}
      />
    </form>
  );
}

export function DecisionForm({ seat, decision, onDone }: { seat: Seat; decision: { id: string; text: string }; onDone: () => void }) {
  const [text, type] = useState(decision.text);
  const said = text.trim();
  return (
    <form className={css.form} onKeyDown={pressing}>
      <TextField label={t('actions.text-decision')} text={text} onChange={type} takesFocus />
      <Send
        seat={seat}
        command={{ name: 'amend-decision', input: { decisionId: decision.id, text: said } }}
        trouble={troubleWith(said, noOwner)}
        label={t('actions.save')}
        onDone={onDone}
        onLeave={onDone}
      />
    </form>
  );
}

const troubleWith = (said: string, { typed, person }: Owner): string | null =>
  said === '' ? t('actions.need-text') : typed.trim() !== '' && !person ? t('actions.need-owner') : null;

/** Enter in any field presses the button that sends; by itself a form of several fields would wait for one of another kind. */
function pressing(event: KeyboardEvent<HTMLFormElement>) {
  const isMeant = event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing;
  if (!isMeant || event.defaultPrevented) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLButtonElement>('[data-sends] > button')?.click();
}

type SendProps = { seat: Seat; command: Command; trouble: string | null; label: string; onDone: () => void; onLeave?: () => void };

function Send({ seat, command, trouble, label, onDone, onLeave }: SendProps) {
  const why = useId();
  return (
    <div className={css.send} data-sends>
      {trouble ? (
        <>
          <button type="button" className="button" aria-disabled="true" aria-describedby={why} onClick={() => announce(trouble)}>
            {label}
          </button>
          <span id={why} className="why">
            {trouble}
          </span>
        </>
      ) : (
        <CommandButton seat={seat} command={command} why="beside" onDone={onDone}>
          {label}
        </CommandButton>
      )}
      {onLeave && (
        <button type="button" className="button quiet" onClick={onLeave}>
          {t('actions.leave')}
        </button>
      )}
    </div>
  );
}

type TextProps = {
  label: string;
  text: string;
  onChange: (text: string) => void;
  field?: RefObject<HTMLInputElement | null>;
  takesFocus?: true;
};

const TextField = ({ label, text, onChange, field, takesFocus }: TextProps) => (
  <label className={`${css.field} ${css.text}`}>
    <span>{label}</span>
    <input
      ref={field}
      autoFocus={takesFocus}
      dir="auto"
      autoComplete="off"
      enterKeyHint="done"
      maxLength={longest.said}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

const DueField = ({ due, onChange }: { due: string; onChange: (due: string) => void }) => (
  <label className={css.field}>
    <span>{t('actions.due-day')}</span>
    <input type="date" max="9999-12-31" value={due} onChange={(event) => onChange(event.target.value)} />
  </label>
);
