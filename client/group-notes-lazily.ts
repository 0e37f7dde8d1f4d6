import { lazily } from './lazily.ts';

/** The same in a group and after it, so that whoever writes when it ends goes on writing at once. */
export const GroupNotes = lazily(
  ['notes', 'document', 'margin', 'presented', 'actions', 'messages', 'refusals', 'outing', 'staff', 'chair', 'door'],
  () => import('./group-notes.tsx'),
);
