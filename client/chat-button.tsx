import { Suspense, useState } from 'react';
import { waitingIn } from './chat-here.ts';
import { unreadIn } from './chat-unread.ts';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const ChatSheet = lazily(['chat', 'door'], () => import('./chat-sheet.tsx'));

/** The way to the chat from a page that is for something else; says what waits there and moves nothing by itself. */
export function ChatButton({ seat, onOpen, keyName }: { seat: Seat; onOpen: () => void; keyName?: 'm' }) {
  const { hands, held } = waitingIn(seat);
  const waiting = hands.length + held.length;
  const unread = unreadIn(seat);
  if (seat.meeting.conduct.settings.chat === 'off' && waiting === 0) return null;
  const label =
    waiting > 0 ? t('chat.button-waiting', { count: waiting }) : unread > 0 ? t('chat.button-new', { count: unread }) : t('chat.button');
  return (
    <button type="button" className="button quiet" data-key={keyName} onClick={onOpen}>
      {label}
      {keyName && (
        <>
          {' '}
          <kbd>{keyName.toUpperCase()}</kbd>
        </>
      )}
    </button>
  );
}

/** The same on a page that keeps no sheets of its own. */
export function ChatSheetButton({ seat }: { seat: Seat }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ChatButton seat={seat} onOpen={() => setOpen(true)} />
      {open && (
        <Suspense>
          <ChatSheet seat={seat} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
