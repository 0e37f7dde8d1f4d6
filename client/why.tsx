import { whyInWords } from '../shared/queue/why-in-words.ts';
import { why } from '../shared/queue/why.ts';
import { nameInText } from './person-name.tsx';
import css from './queue.module.css';
import type { Seat } from './seat.ts';
import { spoken, t } from './words.ts';

/** Why a request stands where it stands (Q13): the reasons of the rule book as sentences, true for whoever reads them. */
export default function Why({ seat, requestId }: { seat: Seat; requestId: string }) {
  const speech = {
    say: t,
    list: (names: string[]) => new Intl.ListFormat(spoken(), { type: 'conjunction' }).format(names),
    nameOf: (id: string) => nameInText(id, seat.people),
  };
  return (
    <ol className={css.why}>
      {why(seat.meeting.floors[seat.floor]!.queue, requestId).map((reason, i) => (
        <li key={i}>{whyInWords(reason, speech)}</li>
      ))}
    </ol>
  );
}
