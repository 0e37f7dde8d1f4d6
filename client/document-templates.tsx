import { useState } from 'react';
import { isOfMeeting } from '../shared/documents/rights.ts';
import { announce } from './announcer.tsx';
import { fileAt } from './document-asked.ts';
import type { Of } from './document-more.tsx';
import { become } from './document-past.ts';
import { templateOf, templates, type Template } from './document-template.ts';
import css from './document.module.css';
import { post } from './http.ts';
import { t } from './words.ts';

/** Whoever begins an empty text may begin with what is usual. The server says yes to one of two who press at once (N27). */
export default function Templates({ seat, whose, editor }: Of) {
  const [trouble, say] = useState('');
  const [isAsking, ask] = useState(false);
  async function begin(which: Template) {
    if (isAsking) return;
    ask(true);
    const answer = await post(fileAt(whose, '/beginning'), {});
    ask(false);
    say(answer.ok ? '' : answer.sentence);
    const { whole } = editor;
    if (!answer.ok || whole.isDestroyed || whole.state.doc.textContent !== '') return;
    become(whole, whole.schema.nodeFromJSON({ type: 'doc', content: templateOf(which, seat, whose.documentId) }));
    whole.commands.focus('start');
    announce(t('templates.done'));
  }
  return (
    <section className={css.more} aria-label={t('templates.title')}>
      <span className={css.moreTitle}>{t('templates.title')}</span>
      {(isOfMeeting(whose.documentId) ? templates : (['group'] as const)).map((one) => (
        <button key={one} type="button" className="button" aria-disabled={isAsking} onClick={() => void begin(one)}>
          {t(`templates.${one}`)}
        </button>
      ))}
      {trouble !== '' && (
        <span className="refused" role="alert">
          {trouble}
        </span>
      )}
    </section>
  );
}
