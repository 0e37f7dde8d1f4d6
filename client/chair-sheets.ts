/** What may lie open over the chair's page; one at a time. */
export type Sheet =
  | { what: 'keys' | 'order' | 'aside' | 'person' | 'last-word' | 'chat' | 'break' | 'close-meeting' | 'polls' }
  | { what: 'request'; requestId: string }
  | { what: 'item'; itemId: string };

export type OpenSheet = (sheet: Sheet) => void;
