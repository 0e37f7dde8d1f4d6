import { sha256 } from './sha256.ts';
import type { Frozen, Written } from './state.ts';

/** What was read back, all of it but the theme: SHA-256 of the JSON list of text, policy question, audience and way forward (M2). */
export const hashOfWording = ({ text, policyQuestion, audience, wayForward }: Written): string =>
  sha256(JSON.stringify([text, policyQuestion, audience, wayForward]));

/** A version of the report: SHA-256 of the JSON list of number, how it was settled and hash of each message (M4). */
export const hashOfReport = (messages: readonly Frozen[]): string =>
  sha256(JSON.stringify(messages.map(({ number, as, hash }) => [number, as, hash])));
