import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { speakingOrder } from '../shared/queue/order.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { whyNot } from './command-button.tsx';
import { useCompletions } from './completions.ts';
import css from './enter-by-name.module.css';
import { EntryChoice } from './entry-choice.tsx';
import { choicesFor, readKnowing, readLine, surest, type Choice } from './entry-line.ts';
import { kindForAnother } from './kind-for-another.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, t, type Why } from './words.ts';

type Props = {
  seat: Seat;
  /** Where there is room for the list. */
  opens: 'up' | 'down';
};
type Said = { entered: string; seq: number } | { refused: Why } | { choose: true } | null;

const saidMs = 6_000;

/** One line and Enter: "Brazil", "ana", a badge, "Ana to speak about costs". Whom the list does not know is a placeholder, named later (Q10). */
export function EnterByName({ seat, opens }: Props) {
  const [field, list] = [useId(), useId()];
  const [line, setLine] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, say] = useState<Said>(null);
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef(false);
  const [answer, askNow] = useCompletions(seat.code, readLine(line, t('enter.to')).name);
  const typed = readKnowing(line, t('enter.to'), answer ?? []);
  const choices = answer === null ? [] : choicesFor(answer, typed.name);
  const marked = chosen ?? (answer === null ? -1 : surest(answer, typed.name));

  useEffect(() => {
    if (said === null) return;
    const forget = setTimeout(() => say(null), saidMs);
    return () => clearTimeout(forget);
  }, [said]);
  useEffect(() => {
    const sentence = sentenceOf(said, seat);
    if (sentence) announce(sentence);
    // Said once, when it happens; the queue goes on moving afterwards.
  }, [said]);

  async function enter(choice: Choice, subject: string) {
    const other =
      choice.is === 'person' ? { personId: choice.person.id } : choice.is === 'label' ? { label: choice.name } : { name: choice.name };
    const command = {
      name: 'request-floor',
      input: { floor: seat.floor, kind: kindForAnother(seat.meeting), for: other, ...(subject !== '' && { subject }) },
    } as const;
    const off = whyNot(seat, command);
    if (off) return say({ refused: off });
    const done = await seat.send(command);
    if (!done.ok) return say({ refused: done.refusal });
    say({ entered: choice.is === 'person' ? choice.person.name : choice.name, seq: done.seq });
    setLine('');
    setChosen(null);
    input.current?.focus();
  }
  /** Whoever types faster than the list answers means what the list will say. */
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (line.trim() === '' || sending.current) return;
    sending.current = true;
    try {
      const found = answer ?? (await askNow());
      const { name, subject } = readKnowing(line, t('enter.to'), found);
      const choice = choicesFor(found, name)[chosen ?? surest(found, name)];
      if (choice) await enter(choice, subject);
      else say({ choose: true });
    } finally {
      sending.current = false;
    }
  }
  function walk(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      setChosen(null);
      setLine('');
    }
    if (step === undefined || choices.length === 0) return;
    event.preventDefault();
    setChosen(marked === -1 ? (step === 1 ? 0 : choices.length - 1) : (marked + step + choices.length) % choices.length);
  }
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      <label htmlFor={field}>{t('enter.who')}</label>
      <div className={css.combo}>
        <input
          ref={input}
          id={field}
          dir="auto"
          role="combobox"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={longest.name + longest.line}
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-activedescendant={marked >= 0 && choices.length > 0 ? `${list}${marked}` : undefined}
          placeholder={t('enter.hint')}
          value={line}
          onKeyDown={walk}
          onChange={(event) => {
            setLine(event.target.value);
            setChosen(null);
            say(null);
          }}
        />
        <div className={`${css.over} ${css[opens]}`}>
          {said && <p className={'entered' in said ? 'sub' : 'refused'}>{sentenceOf(said, seat)}</p>}
          {!said && marked === -1 && typed.subject !== '' && (
            <p className="sub">{t('enter.about', { subject: `\u2068${typed.subject}\u2069` })}</p>
          )}
          <ul id={list} role="listbox" aria-label={t('enter.found')} className={css.choices} hidden={choices.length === 0}>
            {choices.map((choice, i) => (
              <EntryChoice
                key={choice.is === 'person' ? choice.person.id : choice.is}
                id={`${list}${i}`}
                seat={seat}
                choice={choice}
                marked={i === marked}
                subject={typed.subject}
                onTake={() => void enter(choice, typed.subject)}
              />
            ))}
          </ul>
        </div>
      </div>
      <button className="button">{t('enter.add')}</button>
    </form>
  );
}

function sentenceOf(said: Said, { meeting, floor }: Seat): string | null {
  if (said === null) return null;
  if ('refused' in said) return sentenceFor(said.refused);
  if ('choose' in said) return t('enter.several');
  const name = `\u2068${said.entered}\u2069`;
  const place = speakingOrder(meeting.floors[floor]!.queue).find(({ request }) => request.number === said.seq);
  return place ? t('enter.done-nth', { name, place: t('queue.nth', { n: place.position }) }) : t('enter.done', { name });
}
