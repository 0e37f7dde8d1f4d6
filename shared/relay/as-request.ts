import { longest } from '../text.ts';
import type { Question, Voice } from './state.ts';

/** What stands in the queue of a question that is handed over (R3): read out in full, or its beginning as the subject of a voice. */
export function asRequest({ floor, text, author, voice }: Question, as: Voice = voice) {
  const line = text.replaceAll('\n', ' ');
  const subject = line.length > longest.line ? `${line.slice(0, longest.line - 1)}…` : line;
  return {
    floor,
    kind: 'question' as const,
    via: 'relay' as const,
    for: { personId: author?.personId ?? '' },
    ...(as === 'read-aloud' ? { readAloud: text } : { subject }),
  };
}
