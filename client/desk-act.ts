import { useRef, useState } from 'react';
import type { Command } from '../shared/decide.ts';
import { announce } from './announcer.tsx';
import { whyNot } from './command-button.tsx';
import type { Seat } from './seat.ts';
import { sentenceFor } from './words.ts';

/** For fields that act when they change or are sent: does it, and keeps the reason when the meeting says no. */
export function useAct(seat: Seat) {
  const [refused, setRefused] = useState<string | null>(null);
  const here = useRef(seat);
  here.current = seat;
  async function act(command: Command): Promise<boolean> {
    const off = whyNot(here.current, command);
    const answer = off ? { ok: false as const, refusal: off } : await here.current.send(command);
    const why = answer.ok ? null : sentenceFor(answer.refusal);
    setRefused(why);
    if (why) announce(why);
    return answer.ok;
  }
  return { act, refused };
}
