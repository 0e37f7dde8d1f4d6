import { useEffect, useState } from 'react';
import { isVeiled, isWhole, type Question, type Sealed } from '../shared/relay/state.ts';
import type { Told } from '../shared/relay/told.ts';
import { post } from './http.ts';
import { useKept, type Asked } from './my-questions.ts';
import type { Seat } from './seat.ts';

/** A question of mine: asked on this device, or under my name on another. `found` null: done with long ago. */
export type Mine = { number: number; text: string; anonymous: boolean; receipt: string | null; found: Question | Sealed | null };

export function useMine({ code, meeting, me }: Seat): Mine[] {
  const { asked } = useKept(code, me.id);
  const { questions } = meeting.relay;
  const foundBy = (number: number) => questions.find((question) => question.number === number) ?? null;
  const here = asked.map(({ receipt, ...kept }: Asked): Mine => ({ ...kept, receipt, found: foundBy(kept.number) }));
  const elsewhere = questions
    .filter((question): question is Question => isWhole(question) && question.author?.personId === me.id)
    .filter(({ number }) => !asked.some((kept) => kept.number === number))
    .map((found): Mine => ({ number: found.number, text: found.text, anonymous: false, receipt: null, found }));
  return [...here, ...elsewhere].toSorted((a, b) => b.number - a.number);
}

/** What only the holder of the receipt is told: why a question was declined, what it was joined with. Asked anew at each step. */
export function useTold(code: string, { receipt, found }: Mine): Told | null {
  const [told, setTold] = useState<Told | null>(null);
  const step = found?.step;
  const wanted = receipt !== null && (step === 'declined' || step === 'merged' || (found !== null && isVeiled(found) && step !== 'new'));
  useEffect(() => {
    if (!wanted) return setTold(null);
    let gone = false;
    void post<Told>(`/api/meetings/${encodeURIComponent(code)}/questions/told`, { receipt }).then((answer) => {
      if (!gone) setTold(answer.ok ? answer.body : null);
    });
    return () => {
      gone = true;
    };
  }, [code, wanted, receipt, step]);
  return told;
}
