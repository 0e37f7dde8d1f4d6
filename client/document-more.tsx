import { Suspense, useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import type { Whose } from './document-copies.ts';
import type { DocumentEditor } from './document-editor.ts';
import css from './document.module.css';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const Sheet = lazily(['versions'], () => import('./document-versions.tsx'));
const Offers = lazily(['templates'], () => import('./document-templates.tsx'));

export type Of = { seat: Seat; whose: Whose; editor: DocumentEditor };
export type VersionsOf = Of & { mayWrite: boolean; isSaved: boolean };

/** The way to the versions, which come when somebody asks for them. */
export function Versions(props: VersionsOf) {
  const [isOpen, open] = useState(false);
  return (
    <p className={css.more}>
      <button type="button" className="button quiet" aria-haspopup="dialog" onClick={() => open(true)}>
        {t('document.versions')}
      </button>
      {isOpen && (
        <Suspense>
          <Sheet key={rewordingsIn(props.seat.meeting)} {...props} onClose={() => open(false)} />
        </Suspense>
      )}
    </p>
  );
}

/** Beside a text in which nothing stands. */
export const Templates = (props: Of) => (
  <Suspense>
    <Offers {...props} />
  </Suspense>
);
