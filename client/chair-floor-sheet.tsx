import { Suspense } from 'react';
import { AsideSheet } from './chair-aside.tsx';
import { OrderSheet } from './chair-order.tsx';
import { LastWordSheet, PersonSheet } from './chair-person.tsx';
import { RequestSheet } from './chair-request.tsx';
import type { OfFloor } from './chair-sheets.ts';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';

const ChatSheet = lazily(['chat', 'door'], () => import('./chat-sheet.tsx'));

/** What lies open over the page of whoever runs a floor. */
export function FloorSheet({ seat, sheet, onClose }: { seat: Seat; sheet: OfFloor; onClose: () => void }) {
  switch (sheet.what) {
    case 'order':
      return <OrderSheet seat={seat} onClose={onClose} />;
    case 'aside':
      return <AsideSheet seat={seat} onClose={onClose} />;
    case 'person':
      return <PersonSheet seat={seat} onClose={onClose} />;
    case 'last-word':
      return <LastWordSheet seat={seat} onClose={onClose} />;
    case 'chat':
      return (
        <Suspense>
          <ChatSheet seat={seat} onClose={onClose} />
        </Suspense>
      );
    case 'request':
      return <RequestSheet seat={seat} requestId={sheet.requestId} onClose={onClose} />;
  }
}
