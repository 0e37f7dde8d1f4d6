/**
 * Whether a browser may send this from the page it is on. Programs send no origin and are let in: they have no cookie
 * of somebody else's to misuse.
 */
export function sameOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | null,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host?.toLowerCase() || (publicUrl !== null && from.origin === new URL(publicUrl).origin);
}
