import { useEffect, useState } from 'react';
import type { TranscriptPage, TranscriptShown } from '../shared/transcripts/shown.ts';
import type { Transcript } from '../shared/transcripts/state.ts';
import type { TranscriptTurn } from '../shared/transcripts/words.ts';
import { get } from './http.ts';
import type { Seat } from './seat.ts';

export type AskedDraft = { shown: TranscriptShown | null; turns: TranscriptTurn[]; trouble: string | null };

const mostAtOnce = 100;

/** What lies in a draft, with its first turns; asked again when somebody changed it or was erased. */
export function useDraft({ code, meeting }: Pick<Seat, 'code' | 'meeting'>, { id, changed }: Transcript, count: number): AskedDraft {
  const [asked, setAsked] = useState<AskedDraft>({ shown: null, turns: [], trouble: null });
  const times = Object.values(changed).reduce((sum, one) => sum + one, 0);
  const erased = meeting.erasing.people.length;
  useEffect(() => {
    let isOver = false;
    const address = `/api/meetings/${encodeURIComponent(code)}/transcripts/${id}`;
    const ask = async () => {
      const head = await get<TranscriptShown>(address);
      const turns: TranscriptTurn[] = [];
      let trouble = head.ok ? null : head.sentence;
      while (!isOver && trouble === null && turns.length < count) {
        const page = await get<TranscriptPage>(`${address}/turns?after=${turns.at(-1)?.number ?? 0}&limit=${mostAtOnce}`);
        if (!page.ok) trouble = page.sentence;
        else if (page.body.turns.length === 0) break;
        else turns.push(...page.body.turns);
      }
      if (isOver) return;
      setAsked((before) =>
        trouble === null && head.ok ? { shown: head.body, turns: turns.slice(0, count), trouble } : { ...before, trouble },
      );
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, [code, id, count, times, erased]);
  return asked;
}
