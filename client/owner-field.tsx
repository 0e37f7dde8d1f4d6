import { useId, useState, type KeyboardEvent } from 'react';
import { longest } from '../shared/text.ts';
import css from './actions.module.css';
import { useCompletions } from './completions.ts';
import { surest } from './entry-line.ts';
import list from './enter-by-name.module.css';
import type { Listed } from './people-found.ts';
import { t } from './words.ts';

/** What is typed, and who is meant by it. */
export type Owner = { typed: string; person: Pick<Listed, 'id' | 'name'> | null };
export const noOwner: Owner = { typed: '', person: null };

/** `label`: what the field is called where it is not about who owns something. */
type Props = { code: string; label?: string; owner: Owner; onChange: (owner: Owner) => void };

/** Somebody of the list, found by typing; where it fits only one, nobody has to choose. */
export function OwnerField({ code, label = t('actions.owner'), owner, onChange }: Props) {
  const [field, found] = [useId(), useId()];
  const [marked, mark] = useState<number | null>(null);
  const isMeant = owner.person !== null && owner.typed === owner.person.name;
  const [answer] = useCompletions(code, isMeant ? '' : owner.typed.trim());
  const choices = isMeant || answer === null ? [] : answer;
  const now = marked ?? (choices.length > 0 ? surest(choices, owner.typed.trim()) : -1);

  function take({ id, name }: Listed) {
    mark(null);
    onChange({ typed: name, person: { id, name } });
  }
  function walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      mark(now === -1 ? (step === 1 ? 0 : choices.length - 1) : (now + step + choices.length) % choices.length);
    }
    if (event.key === 'Enter' && choices[now]) {
      event.preventDefault();
      take(choices[now]);
    }
    if (event.key === 'Escape' && owner.typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      mark(null);
      onChange(noOwner);
    }
  }
  return (
    <div className={css.field}>
      <label htmlFor={field}>{label}</label>
      <div className={css.combo}>
        <input
          id={field}
          dir="auto"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={longest.name}
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={found}
          aria-activedescendant={now >= 0 ? `${found}${now}` : undefined}
          placeholder={t('actions.owner-hint')}
          value={owner.typed}
          onKeyDown={walk}
          onBlur={() => choices[now] && take(choices[now])}
          onChange={(event) => {
            mark(null);
            onChange({ typed: event.target.value, person: null });
          }}
        />
        <div className={`${list.over} ${list.down} ${css.over}`}>
          <ul id={found} role="listbox" aria-label={t('actions.owner-found')} className={list.choices} hidden={choices.length === 0}>
            {choices.map((person, i) => (
              <li
                key={person.id}
                id={`${found}${i}`}
                role="option"
                aria-selected={i === now}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(person)}
              >
                <bdi className="name" dir="auto">
                  {person.name}
                </bdi>
                <span className={list.about}>
                  <bdi className="sub" dir="auto">
                    {person.organisation}
                  </bdi>
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
