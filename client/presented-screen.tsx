import { useEffect, useState, type ReactNode } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { openPaper } from './document-paper.ts';
import { sectionIn } from './document-text.ts';
import { PersonName } from './person-name.tsx';
import css from './presented-screen.module.css';
import { presentedTitle } from './presented-title.ts';
import { TextOnScreen } from './report-screen.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; meetingId: string; documentId: string; section: string; join: ReactNode };

/** The section that is presented, large, as it is being written; who speaks and who is next stand beside it (A3, N17). */
export default function PresentedScreen({ seat, meetingId, documentId, section, join }: Props) {
  const [text, setText] = useState<string | null>(null);
  const { now } = seat;
  const { id: personId } = seat.me;
  useEffect(() => {
    const paper = openPaper({ whose: { meetingId, documentId, personId }, mayWrite: false, now });
    const read = () => setText(sectionIn(paper.doc, section));
    paper.doc.on('update', read);
    return () => paper.close();
  }, [meetingId, documentId, personId, section, now]);
  const kicker = presentedTitle({ documentId, section: null });
  return (
    <TextOnScreen
      seat={seat}
      label={presentedTitle({ documentId, section })}
      kicker={kicker}
      title={section}
      text={text}
      unlessSpeaking={null}
      join={
        <>
          <Next seat={seat} />
          {join}
        </>
      }
    />
  );
}

/** How many of those waiting stand beside the text. */
const announced = 3;

function Next({ seat }: { seat: Seat }) {
  const places = speakingOrder(seat.meeting.floors[plenary]!.queue).slice(0, announced);
  if (places.length === 0) return null;
  return (
    <ol className={css.next} aria-label={t('screen.next')}>
      {places.map(({ request, position }) => (
        <li key={request.id}>
          <span className="num">{position}</span>
          <span>
            <PersonName id={request.personId} people={seat.people} />
          </span>
        </li>
      ))}
    </ol>
  );
}
