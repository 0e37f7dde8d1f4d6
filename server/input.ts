import type { z } from 'zod/mini';
import { longest } from '../shared/text.ts';
import { Declined } from './declined.ts';

const said: Record<string, string> = {
  name: `A name has 1 to ${longest.name} characters. Write yours and send it again.`,
  title: `A title has 1 to ${longest.line} characters. Write one and send it again.`,
  attendance: 'Say whether you are there on site or remotely, and send it again.',
};

/** What was sent, cleaned and of the right shape; otherwise declined with what to correct. */
export function parsed<Output>(schema: z.ZodMiniType<Output>, sent: unknown): Output {
  const { success, data, error } = schema.safeParse(sent);
  if (success) return data;
  throw badInput(String(error.issues[0]?.path[0] ?? ''));
}

export const mostOnPage = 100;
/** How many a page has: what its address asks for, within reason. */
export const pageLimit = (asked: string) => Math.min(mostOnPage, Math.max(1, Math.trunc(Number(asked)) || mostOnPage));

export const badInput = (field: string) =>
  new Declined(
    400,
    'bad-input',
    said[field] ?? (field ? `“${field}” is missing, too long or not of its kind.` : 'There are fields that do not belong here.'),
  );
