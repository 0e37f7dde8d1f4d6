import { useEffect, useRef } from 'react';
import { Dialog } from './dialog.tsx';
import { EnterByName } from './enter-by-name.tsx';
import css from './relay.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Somebody in the room without a device: a name or what one knows of it, and Enter. One after another. */
export default function PersonSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.querySelector('input')?.focus(), []);
  return (
    <Dialog title={t('relay.person')} onClose={onClose}>
      <div ref={line} className={css.entering}>
        <EnterByName seat={seat} opens="down" />
      </div>
    </Dialog>
  );
}
