import { useMemo } from 'react';
import { CommandButton } from './command-button.tsx';
import { keepSupport, useKept } from './my-questions.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** One support of each person. This device remembers its own; of one that was given on another it learns when it is pressed. */
export function Support({ seat, questionId }: { seat: Seat; questionId: string }) {
  const { code, me } = seat;
  const { supported } = useKept(code, me.id);
  const is = supported.includes(questionId);
  const learning = useMemo<Seat>(
    () => ({
      ...seat,
      send: async (command) => {
        const answer = await seat.send(command);
        if (answer.ok) keepSupport(code, me.id, questionId, command.name === 'support-question' ? 'given' : 'withdrawn');
        else if (answer.refusal === 'supported-already') keepSupport(code, me.id, questionId, 'given');
        else if (answer.refusal === 'not-supported') keepSupport(code, me.id, questionId, 'withdrawn');
        return answer;
      },
    }),
    [seat, code, me.id, questionId],
  );
  return (
    <CommandButton seat={learning} command={{ name: is ? 'withdraw-support' : 'support-question', input: { questionId } }}>
      {t(is ? 'ask.withdraw-support' : 'ask.support')}
    </CommandButton>
  );
}
