import { useEffect, useRef } from 'react';
import { announce } from './announcer.tsx';
import { stepInWords } from './question-step.ts';
import { useMine, useTold, type Mine } from './question-told.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Says to those who hear the page where their own questions are, at each step and of nobody else's. */
export default function QuestionNews({ seat }: { seat: Seat }) {
  return useMine(seat).map((mine) => <News key={mine.number} seat={seat} mine={mine} />);
}

/** What the receipt tells comes a moment after the step. */
const restMs = 800;

function News({ seat, mine }: { seat: Seat; mine: Mine }) {
  const told = useTold(seat.code, mine);
  const words = stepInWords(seat, mine.found, told);
  const step = mine.found?.step;
  const known = useRef(step);
  const latest = useRef(words);
  latest.current = words;
  useEffect(() => {
    if (step === undefined || known.current === step) return;
    known.current = step;
    const rest = setTimeout(() => announce(t('ask.said', { text: `\u2068${beginningOf(mine.text)}\u2069`, step: latest.current })), restMs);
    return () => clearTimeout(rest);
  }, [step, mine.text]);
  return null;
}

const beginningOf = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
