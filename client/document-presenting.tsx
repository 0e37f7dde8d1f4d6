import { isPresenter } from '../shared/agenda/state.ts';
import { isChair } from '../shared/people.ts';
import { CommandButton } from './command-button.tsx';
import type { Whose } from './document-copies.ts';
import type { Heading } from './document-editor.ts';
import type { Following } from './document-following.ts';
import { isSection, sectionOf } from './document-section.ts';
import css from './document.module.css';
import './every-rule.ts';
import { presentedTitle } from './presented-title.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const mayPresent = ({ meeting, me }: Seat) => isChair(meeting, me) || isPresenter(meeting, me);

type OnPage = { seat: Seat; documentId: string; following: Following };

/** Where the meeting is and the way there, at the foot of every page of a document; with the way to end it, for whoever presents (A3, N19). */
export function MeetingIsAt({ seat, documentId, following: { at, follows, follow } }: OnPage) {
  if (!at) return mayPresent(seat) && <PresentWhole seat={seat} documentId={documentId} />;
  return (
    <p className={css.presenting}>
      <span>{t('presented.meeting-at', { title: presentedTitle(at) })}</span>
      <button type="button" className="button quiet" aria-disabled={follows} onClick={() => follow(true)}>
        {t(follows ? 'presented.there' : 'presented.go-there')}
      </button>
      {mayPresent(seat) && (
        <CommandButton seat={seat} command={{ name: 'present', input: { documentId: null } }} className="button quiet">
          {t('presented.stop')}
        </CommandButton>
      )}
    </p>
  );
}

const PresentWhole = ({ seat, documentId }: Omit<OnPage, 'following'>) => (
  <p className={css.presenting}>
    <CommandButton seat={seat} command={{ name: 'present', input: { documentId } }} className="button quiet">
      {t('presented.present-whole')}
    </CommandButton>
  </p>
);

type InOutline = { seat: Seat; whose: Whose; following: Following; heading: Heading };

/** Beside a heading: that the meeting is there, or the way to bring it there. */
export function PresentSection({ seat, whose: { documentId }, following: { at }, heading }: InOutline) {
  if (at?.documentId === documentId && isSection(heading.text, at.section)) return <span className="sub">{t('presented.now')}</span>;
  const section = sectionOf(heading.text);
  if (section === '' || !mayPresent(seat)) return null;
  return (
    <CommandButton seat={seat} command={{ name: 'present', input: { documentId, section } }} className="button quiet">
      {t('presented.present')} <span className="hide">{section}</span>
    </CommandButton>
  );
}
