import Chat from './chat.tsx';
import { Dialog } from './dialog.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The chat over a page that has other work to do. */
export default function ChatSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  return (
    <Dialog title={t('chat.title')} onClose={onClose}>
      <Chat seat={seat} />
    </Dialog>
  );
}
