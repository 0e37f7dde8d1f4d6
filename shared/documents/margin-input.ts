import { z } from 'zod/mini';
import { optionalLine, optionalParagraph, paragraphOf } from '../text.ts';
import { longestPassage, longestRemark, type MarginCommand } from './margin.ts';

/** Yjs numbers its clients with 32 bits, some with 53. */
const whole = z.int().check(z.nonnegative());
const numbered = z.strictObject({ client: whole, clock: whole });
const place = z.strictObject({
  type: z.optional(numbered),
  tname: z.optional(z.string().check(z.maxLength(64))),
  item: z.optional(numbered),
  assoc: z.optional(z.int().check(z.gte(-1), z.lte(1))),
});
const named = place.check(z.refine(({ type, tname, item }) => type !== undefined || tname !== undefined || item !== undefined));
const anchor = z.strictObject({ start: named, end: named });

const remark = paragraphOf(1, longestRemark);
const quote = paragraphOf(1, longestPassage);
const thread = z.int().check(z.positive());
const entryId = z.string().check(z.regex(/^\d{1,9}\.\d{1,4}$/));

const told = <Name extends string, Input extends z.ZodMiniType>(name: Name, input: Input) =>
  z.strictObject({ id: z.string().check(z.minLength(1), z.maxLength(64)), name: z.literal(name), input });

/** What is asked of a margin: its shape and its lengths; the words cleaned as everywhere. */
export const marginInput: z.ZodMiniType<MarginCommand & { id: string }> = z.discriminatedUnion('name', [
  told('comment', z.strictObject({ anchor, quote, text: remark })),
  // No words at all in place of the quoted ones: they are to be left out.
  told('suggest', z.strictObject({ anchor, quote, text: optionalParagraph })),
  told('reply', z.strictObject({ thread, text: remark })),
  told('amend', z.strictObject({ thread, entryId, text: optionalParagraph })),
  told('settle', z.strictObject({ thread })),
  told('reopen', z.strictObject({ thread })),
  told('withdraw', z.strictObject({ thread })),
  told('decline', z.strictObject({ thread, reason: z.optional(optionalLine) })),
  told('accept', z.strictObject({ thread, claimISaw: z.int().check(z.nonnegative()) })),
]);
