import type { Meeting } from '../shared/meeting.ts';
import type { RequestKind } from '../shared/queue/state.ts';

/** What is asked for when staff enter somebody and nothing is said: the plainest kind that this meeting offers. */
export const kindForAnother = ({ conduct }: Meeting): RequestKind =>
  conduct.settings.kinds.includes('intervention') ? 'intervention' : (conduct.settings.kinds[0] ?? 'intervention');
