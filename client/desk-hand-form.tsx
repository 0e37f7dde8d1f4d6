import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { announce } from './announcer.tsx';
import { useAct } from './desk-act.ts';
import css from './desk.module.css';
import { kindForAnother } from './kind-for-another.ts';
import { findPeople, type Listed } from './people-found.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const saidMs = 4_000;

/** A name and Enter: somebody of the list, or somebody new. The last line of the list takes it as a label whose name follows (Q10). */
export function HandForm({ seat }: { seat: Seat }) {
  const [field, list] = [useId(), useId()];
  const { act, refused } = useAct(seat);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState(-1);
  const [said, setSaid] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const answer = useCompletions(seat.code, name);
  const found = answer ?? [];
  const typed = name.trim();
  const mayFollow = answer !== null && !theOnly(found, typed);
  const lines = found.length + (mayFollow ? 1 : 0);

  async function enter(line: number) {
    if (typed === '') return;
    const entered = line < 0 ? theOnly(found, typed) : found[line];
    const another = entered ? { personId: entered.id } : line < 0 ? { name: typed } : { label: typed };
    const input_ = { floor: plenary, kind: kindForAnother(seat.meeting), for: another };
    if (!(await act({ name: 'request-floor', input: input_ }))) return;
    setName('');
    setChosen(-1);
    const sentence = t('desk.hand-entered', { name: `\u2068${entered?.name ?? typed}\u2069` });
    setSaid(sentence);
    announce(sentence);
    input.current?.focus();
  }
  useEffect(() => {
    if (said === null) return;
    const forget = setTimeout(() => setSaid(null), saidMs);
    return () => clearTimeout(forget);
  }, [said]);

  function walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setChosen(-1);
    if (step === undefined || lines === 0) return;
    event.preventDefault();
    setChosen((before) =>
      before === -1 && step === -1 ? lines - 1 : (before + step + lines + 1) % (lines + 1) === lines ? -1 : (before + step + lines) % lines,
    );
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void enter(chosen);
  }
  return (
    <form className={css.handForm} onSubmit={submit}>
      <label htmlFor={field}>{t('desk.hand')}</label>
      <div className={css.combo}>
        <input
          ref={input}
          id={field}
          className={css.field}
          dir="auto"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={lines > 0}
          aria-controls={list}
          aria-activedescendant={chosen >= 0 ? `${list}${chosen}` : undefined}
          placeholder={t('desk.hand-name')}
          value={name}
          onKeyDown={walk}
          onChange={(event) => {
            setName(event.target.value);
            setChosen(-1);
          }}
        />
        <ul id={list} role="listbox" aria-label={t('desk.hand-found')} className={css.completions} hidden={lines === 0}>
          {found.map((person, i) => (
            <li
              key={person.id}
              id={`${list}${i}`}
              role="option"
              aria-selected={i === chosen}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => void enter(i)}
            >
              <bdi className="name" dir="auto">
                {person.name}
              </bdi>{' '}
              <bdi className="sub" dir="auto">
                {person.organisation}
              </bdi>
            </li>
          ))}
          {mayFollow && (
            <li
              id={`${list}${found.length}`}
              role="option"
              aria-selected={chosen === found.length}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => void enter(found.length)}
            >
              <bdi dir="auto">{typed}</bdi> <span className="sub">({t('common.placeholder')})</span>
            </li>
          )}
        </ul>
      </div>
      <button className="button">{t('desk.hand-enter')}</button>
      {(refused ?? said) && <p className={`${css.handSaid} ${refused ? 'refused' : 'sub'}`}>{refused ?? said}</p>}
    </form>
  );
}

/** Whoever is called exactly so, when nobody else is. */
function theOnly(found: Listed[], typed: string): Listed | undefined {
  const same = found.filter(({ name }) => name.localeCompare(typed, undefined, { sensitivity: 'base' }) === 0);
  return same.length === 1 ? same[0] : undefined;
}

/** Null until the list has answered. */
function useCompletions(code: string, q: string): Listed[] | null {
  const [found, setFound] = useState<Listed[] | null>(null);
  const isEmpty = q.trim() === '';
  useEffect(() => {
    let gone = false;
    if (isEmpty) return setFound(null);
    const soon = setTimeout(() => {
      void findPeople(code, { q, limit: 5 }).then((answer) => {
        if (!gone && answer.ok) setFound(answer.body.people);
      });
    }, 120);
    return () => {
      gone = true;
      clearTimeout(soon);
    };
  }, [code, q, isEmpty]);
  return isEmpty ? null : found;
}
