/** What may lie open over a page that runs a floor, the plenary's or a group's. */
export type OfFloor = { what: 'order' | 'aside' | 'person' | 'last-word' | 'chat' } | { what: 'request'; requestId: string };
/** What may lie open over the chair's page; one at a time. */
export type Sheet =
  | OfFloor
  | { what: 'keys' | 'break' | 'close-meeting' | 'polls' | 'actions' }
  | { what: 'item'; itemId: string }
  | { what: 'report'; groupId: string };

export type OpenSheet = (sheet: Sheet) => void;
