import type { Role } from '../shared/people.ts';

/** What the address brought in its fragment. Loaded before anything is drawn, so that no picture of the page shows a secret. */
const written = /^#([rpsk]\..+)$/;

/** Kept with this entry of the history until it is exchanged: a page that is loaded again still has it, the address bar does not. */
type Kept = { invitation?: string } | null;

function takeFromAddress(): boolean {
  const invitation = written.exec(location.hash)?.[1];
  if (invitation === undefined) return false;
  history.replaceState({ invitation }, '', location.pathname + location.search);
  return true;
}

takeFromAddress();
// A second link opened in the same tab changes only the fragment.
addEventListener('hashchange', () => {
  if (takeFromAddress()) location.reload();
});

/** The secret that this page was opened with, or null. */
export const invitation = (): string | null => (history.state as Kept)?.invitation ?? null;

/** It is exchanged, or was no good. */
export const forgetInvitation = (): void => history.replaceState(null, '', location.href);

export const isForPerson = (secret: string): boolean => secret.startsWith('p.');

const offered: Record<Role, string> = {
  chair: 'r.chair.',
  'co-chair': 'r.co-chair.',
  secretariat: 'r.secretariat.',
  moderator: 'r.moderator.',
  rapporteur: 'r.rapporteur.',
  captioner: 'r.captioner.',
};
/** The role that a role link is for, by its own word; only the server knows whether it is true. */
export const roleOffered = (secret: string): Role | null =>
  (Object.keys(offered) as Role[]).find((role) => secret.startsWith(offered[role])) ?? null;
