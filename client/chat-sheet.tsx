import Chat from './chat.tsx';
import css from './chat.module.css';
import { Dialog } from './dialog.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The chat over a page that has other work to do. */
export default function ChatSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  return (
    <Dialog title={t('chat.title')} onClose={onClose}>
      <div className={css.sheet}>
        <Chat seat={seat} />
      </div>
    </Dialog>
  );
}
