/** What is open over the relay desk. */
export type Sheet =
  | { what: 'more'; questionId: string | null }
  | { what: 'decline'; questionId: string }
  | { what: 'merge'; questionId: string }
  | { what: 'person' }
  | { what: 'hands' }
  | { what: 'write' };
export type OpenSheet = (sheet: Sheet | null) => void;
