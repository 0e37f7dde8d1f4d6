import { useState } from 'react';
import type { Card } from '../shared/people.ts';
import type { Poll } from '../shared/polls/state.ts';
import { get } from './http.ts';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Page = { answers: { person: Card; options: number[] }[]; total: number };

/** Who answered what in a named poll, read when somebody asks for it, a page at a time (N21). */
export function WhoAnswered({ seat, poll }: { seat: Seat; poll: Poll }) {
  const [page, setPage] = useState<Page | null>(null);
  const [failed, setFailed] = useState(false);
  async function ask(after: string) {
    const path = `/api/meetings/${encodeURIComponent(seat.code)}/polls/${encodeURIComponent(poll.id)}/answers`;
    const answer = await get<Page>(`${path}?${new URLSearchParams({ after, limit: '100' }).toString()}`);
    setFailed(!answer.ok);
    if (answer.ok) setPage((before) => ({ ...answer.body, answers: [...((after && before?.answers) || []), ...answer.body.answers] }));
  }
  const last = page?.answers.at(-1)?.person.id ?? '';
  return (
    <details className={css.who} onToggle={({ currentTarget }) => currentTarget.open && void ask('')}>
      <summary>{t('polls.who')}</summary>
      {failed && (
        <p className="refused">
          {t('polls.who-failed')}{' '}
          <button type="button" className="button" onClick={() => void ask(last)}>
            {t('polls.who-again')}
          </button>
        </p>
      )}
      {page && (
        <ul className="rows">
          {page.answers.map(({ person, options }) => (
            <li key={person.id}>
              <bdi className="name" dir="auto">
                {person.name}
              </bdi>
              <span className="sub">
                {options.map((option) => (
                  <bdi key={option} dir="auto">
                    {poll.options[option]}
                  </bdi>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {page && page.answers.length < page.total && (
        <button type="button" className="button" onClick={() => void ask(last)}>
          {t('polls.who-more')}
        </button>
      )}
    </details>
  );
}
