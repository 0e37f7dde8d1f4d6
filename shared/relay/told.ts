import { headOf, isVeiled, isWhole, type Relay, type Step } from './state.ts';

/** What is told to whoever holds the receipt of a question: where it is and why, and the text of the one it was joined with. */
export type Told = { step: Step; text: string; reason: string; into: { number: number; text: string | null } | null };

/** The asker of a question that is held, declined, or without a name learns of it by the receipt alone (R1, R4). Null for any other text. */
export function toldBy(relay: Relay, receipt: string): Told | null {
  const question = relay.questions.filter(isWhole).find((one) => one.receipt === receipt);
  if (!question) return null;
  const head = headOf(relay, question);
  const into = head === question ? null : { number: head.number, text: isWhole(head) && !isVeiled(head) ? head.text : null };
  return { step: question.step, text: question.text, reason: question.reason, into };
}
