import { useEffect, useId, useState } from 'react';
import type { ByTheme } from '../shared/messages/grouped.ts';
import type { Phase, Written } from '../shared/messages/state.ts';
import { get } from './http.ts';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type InSession = Written & { session: string; number: number; status: Phase };
type Asked = { sessions: string[]; themes: ByTheme<InSession>[] };
const all = '';

/** The messages of all sessions of the series side by side, by theme, policy question and audience (N29). */
export default function MessageSessions({ seat }: { seat: Seat }) {
  const { asked, trouble, again } = useSessions(seat);
  const [theme, chooseTheme] = useState<string | null>(null);
  const [status, chooseStatus] = useState(all);
  if (trouble !== null)
    return (
      <p className={css.acts}>
        {trouble}
        <button type="button" className="button quiet" onClick={again}>
          {t('messages.who-again')}
        </button>
      </p>
    );
  if (!asked) return <p className="sub">{t('messages.sessions-coming')}</p>;
  const fits = (one: InSession) => status === all || one.status === status;
  const shown = asked.themes.filter((one) => (theme === null || one.theme === theme) && messagesOf(one).some(fits));
  const statuses = [...new Set(asked.themes.flatMap(messagesOf).map((one) => one.status))];
  return (
    <>
      <div className={css.acts}>
        <Choice
          label={t('messages.theme')}
          chosen={theme === null ? all : String(asked.themes.findIndex((one) => one.theme === theme))}
          choose={(index) => chooseTheme(index === all ? null : asked.themes[Number(index)]!.theme)}
          options={asked.themes.map((one, i) => [String(i), one.theme || t('messages.sessions-no-theme')])}
        />
        <Choice
          label={t('messages.sessions-status')}
          chosen={status}
          choose={chooseStatus}
          options={statuses.map((one) => [one, t(`messages.phase-${one}`)])}
        />
      </div>
      {shown.length === 0 && <p className="sub">{t('messages.none')}</p>}
      {shown.map((one) => (
        <section key={one.theme} className={css.theme}>
          <h3 dir="auto">{one.theme || t('messages.sessions-no-theme')}</h3>
          {one.questions.map(({ policyQuestion, audiences }) => (
            <div key={policyQuestion}>
              {policyQuestion !== '' && <h4 dir="auto">{policyQuestion}</h4>}
              {audiences.map(({ audience, messages }) => (
                <ul key={audience} className={css.list} aria-label={audience || undefined}>
                  {messages.filter(fits).map((message) => (
                    <OfSession key={`${message.session} ${message.number}`} message={message} />
                  ))}
                </ul>
              ))}
            </div>
          ))}
        </section>
      ))}
      <p className={css.acts}>
        <a className="button quiet" href={`/api/meetings/${seat.code}/all-messages.md`} download>
          {t('messages.sessions-file')}
        </a>
        <a className="button quiet" href={`/api/meetings/${seat.code}/all-messages.json`} download>
          {t('messages.file-json')}
        </a>
      </p>
    </>
  );
}

const messagesOf = ({ questions }: ByTheme<InSession>) =>
  questions.flatMap(({ audiences }) => audiences.flatMap(({ messages }) => messages));

function OfSession({ message: { session, number, status, text, audience, wayForward } }: { message: InSession }) {
  return (
    <li className={css.message}>
      <p className={css.head}>
        <strong>{t('messages.number', { number })}</strong>
        <bdi dir="auto">{session}</bdi>
        <span className={css.phase} data-phase={status}>
          {t(`messages.phase-${status}`)}
        </span>
      </p>
      <p className={css.text} dir="auto">
        {text}
      </p>
      {(audience !== '' || wayForward !== '') && (
        <dl className={css.about}>
          {audience !== '' && <About what={t('messages.audience')} text={audience} />}
          {wayForward !== '' && <About what={t('messages.way-forward')} text={wayForward} />}
        </dl>
      )}
    </li>
  );
}

const About = ({ what, text }: { what: string; text: string }) => (
  <div>
    <dt>{what}</dt>
    <dd dir="auto">{text}</dd>
  </div>
);

type ChoiceProps = { label: string; choose: (value: string) => void; chosen: string; options: [value: string, words: string][] };
function Choice({ label, choose, chosen, options }: ChoiceProps) {
  const id = useId();
  return (
    <span className={css.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} onChange={({ target }) => choose(target.value)}>
        <option value={all}>{t('messages.sessions-all')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Asked anew when a message of this session changes; those of earlier ones do not. */
function useSessions({ code, meeting }: Seat) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [times, ask] = useState(0);
  const { list } = meeting.messages;
  useEffect(() => {
    let isOver = false;
    void get<Asked>(`/api/meetings/${encodeURIComponent(code)}/all-messages.json`).then((answer) => {
      if (isOver) return;
      if (answer.ok) setAsked(answer.body);
      setTrouble(answer.ok ? null : answer.sentence);
    });
    return () => void (isOver = true);
  }, [code, list, times]);
  return { asked, trouble, again: () => ask(times + 1) };
}
