import { lazily } from './lazily.ts';

/** The same in a group and after it, so that whoever writes when it ends goes on writing at once. */
export const Notes = lazily(['notes', 'refusals', 'outing'], () => import('./notes.tsx'));
