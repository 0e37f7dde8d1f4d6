import { useEffect, useRef, useState } from 'react';
import { presentedLive } from '../shared/documents/presented.ts';
import { mayReadDocument } from '../shared/documents/rights.ts';
import { announce } from './announcer.tsx';
import type { DocumentEditor, EditorState } from './document-editor.ts';
import { isSection, sectionOf } from './document-section.ts';
import { presentedTitle } from './presented-title.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export type Following = {
  /** Where the meeting is, when that is in a document that lies here for this reader. */
  at: { documentId: string; section: string | null } | null;
  /** Whether this page goes where the meeting goes. */
  follows: boolean;
  follow: (does: boolean) => void;
};

/** Whoever reads follows from the beginning; whoever writes stays where they write, unless they came to follow (A3, N19). */
export function useFollowing({ meeting, me }: Pick<Seat, 'meeting' | 'me'>, mayWrite: boolean): Following {
  const presented = presentedLive(meeting);
  const at = presented && mayReadDocument(meeting, me, presented.documentId) === null ? presented : null;
  const [follows, follow] = useState(() => !mayWrite || new URLSearchParams(location.search).has('follow'));
  const title = at && presentedTitle(at);
  useEffect(() => {
    if (title !== null) announce(t('presented.meeting-at', { title }));
  }, [title]);
  return { at, follows, follow };
}

type Opened = { following: Following; documentId: string; editor: DocumentEditor; shown: EditorState };

/** Brings a page that follows to the section that is presented, without moving the focus, and notices when its reader goes elsewhere. */
export function Followed({ following, documentId, editor, shown }: Opened): null {
  const { at, follows, follow } = following;
  const heading = at?.documentId === documentId ? shown.outline.find((one) => isSection(one.text, at.section)) : undefined;
  const now = useRef({ heading, follows, follow });
  now.current = { heading, follows, follow };
  const section = heading && sectionOf(heading.text);

  useEffect(() => {
    const { heading, follow } = now.current;
    if (!heading || !follows) return;
    // Nobody is taken away from where they write.
    if (editor.isWrittenIn()) follow(false);
    else editor.show(heading);
  }, [editor, section, follows]);

  useEffect(() => {
    if (section === undefined) return;
    const look = () => {
      const { heading, follows, follow } = now.current;
      if (heading && follows !== editor.isInSight(heading)) follow(!follows);
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [editor, section]);
  return null;
}
