import { useState } from 'react';
import type { Stance } from '../shared/messages/state.ts';
import type { Card } from '../shared/people.ts';
import { get } from './http.ts';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Page = { answers: { person: Card; stance: Stance; comment: string }[]; total: number };

/** Who answered what and why, for staff, read when somebody asks for it, a page at a time (M2). */
export function WhoResponded({ seat, messageId }: { seat: Seat; messageId: string }) {
  const [page, setPage] = useState<Page | null>(null);
  const [failed, setFailed] = useState(false);
  async function ask(after: string) {
    const path = `/api/meetings/${encodeURIComponent(seat.code)}/messages/${encodeURIComponent(messageId)}/answers`;
    const answer = await get<Page>(`${path}?${new URLSearchParams({ after, limit: '100' }).toString()}`);
    setFailed(!answer.ok);
    if (answer.ok) setPage((before) => ({ ...answer.body, answers: [...((after && before?.answers) || []), ...answer.body.answers] }));
  }
  const last = page?.answers.at(-1)?.person.id ?? '';
  return (
    <details className={css.more} onToggle={({ currentTarget }) => currentTarget.open && void ask('')}>
      <summary>{t('messages.who')}</summary>
      {failed && (
        <p className="refused">
          {t('messages.who-failed')}{' '}
          <button type="button" className="button" onClick={() => void ask(last)}>
            {t('messages.who-again')}
          </button>
        </p>
      )}
      {page && (
        <ul className="rows">
          {page.answers.map(({ person, stance, comment }) => (
            <li key={person.id}>
              <bdi className="name" dir="auto">
                {person.name}
              </bdi>
              <span>
                {t(`messages.${stance}`)}
                {comment !== '' && (
                  <bdi className="sub" dir="auto">
                    {' '}
                    {comment}
                  </bdi>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {page && page.answers.length < page.total && (
        <button type="button" className="button" onClick={() => void ask(last)}>
          {t('messages.who-more')}
        </button>
      )}
    </details>
  );
}
