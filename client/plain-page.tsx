import type { ReactNode } from 'react';
import { t } from './words.ts';

/** A page with one thing to say and at most one thing to do next. */
export function PlainPage({ title, children, next }: { title: string; children: ReactNode; next?: { href: string; label: string } }) {
  return (
    <main className="plain-page">
      <a className="wordmark" href="/">
        {t('common.onefloor')}
      </a>
      <h1>{title}</h1>
      <p>{children}</p>
      {next && <a href={next.href}>{next.label}</a>}
    </main>
  );
}
