import { Dialog } from './dialog.tsx';
import PollList from './poll-list.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For whoever leads: what is prepared, what is open and how many have answered, over the page they work on. */
export default function PollLead({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  return (
    <Dialog title={t('polls.title')} onClose={onClose}>
      <PollList seat={seat} />
    </Dialog>
  );
}
