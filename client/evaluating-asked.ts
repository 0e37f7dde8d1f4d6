import { useEffect, useState } from 'react';
import { get } from './http.ts';
import type { Seat } from './seat.ts';

/** As the secretary answers: what stands in no fact. `words`: for staff, once it is closed and until they are published. */
export type EvaluationAsked = {
  at: number;
  mayAnswer: boolean;
  answered: number | null;
  words: { questionId: string; words: { id: string; text: string }[] }[];
};

const againMs = 3_000;

/** Whether I was there before it closed: the secretary knows, and nobody else is told. */
export function useMayAnswer({ code, me, meeting }: Seat): boolean {
  const [mayAnswer, setMayAnswer] = useState(false);
  const { offered, phase } = meeting.evaluation;
  const asksMe = me.seat === 'person' && phase === 'offered';
  useEffect(() => {
    if (!asksMe) return;
    let isOver = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = () =>
      void get<EvaluationAsked>(`/api/meetings/${encodeURIComponent(code)}/evaluation`).then((answer) => {
        if (isOver) return;
        if (answer.ok) setMayAnswer(answer.body.mayAnswer);
        else again = setTimeout(ask, againMs);
      });
    ask();
    return () => {
      isOver = true;
      clearTimeout(again);
    };
  }, [code, asksMe, offered?.at]);
  return mayAnswer;
}
