import Actions from './actions.tsx';
import { Dialog } from './dialog.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** For whoever leads: over the page they work on. */
export default function ActionsSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  return (
    <Dialog title={t('actions.title')} onClose={onClose}>
      <Actions seat={seat} />
    </Dialog>
  );
}
