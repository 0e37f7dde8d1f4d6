import { useEffect, useRef, useState, type DragEvent } from 'react';
import { announce } from './announcer.tsx';
import { postText } from './http.ts';
import type { Seat } from './seat.ts';
import { titleOf } from './transcript-names.ts';
import css from './transcripts.module.css';
import { t } from './words.ts';

type Brought = { transcriptId: string };

/** A file, by a button; dropping it here does the same. `onBrought`: the draft it became. */
export function BringIn({ seat, onBrought }: { seat: Seat; onBrought: (transcriptId: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [brought, setBrought] = useState<string | null>(null);
  const draft = seat.meeting.transcripts.drafts.find(({ id }) => id === brought);
  const told = draft && t('transcripts.brought', { title: titleOf(draft), turns: draft.turns, speakers: draft.speakers });
  useEffect(() => {
    if (told) announce(told);
  }, [told]);

  async function bring(file: File | undefined) {
    if (!file || reading !== null) return;
    setReading(file.name);
    setTrouble(null);
    setBrought(null);
    const answer = await postText<Brought>(`/api/meetings/${encodeURIComponent(seat.code)}/transcripts`, file);
    setReading(null);
    if (!answer.ok) {
      setTrouble(answer.sentence);
      return announce(answer.sentence);
    }
    setBrought(answer.body.transcriptId);
    onBrought(answer.body.transcriptId);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    void bring(event.dataTransfer.files[0]);
  }
  return (
    <div className={css.bring} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <button type="button" className="button primary" aria-disabled={reading !== null} onClick={() => field.current?.click()}>
        {t('transcripts.bring')}
      </button>
      <input
        ref={field}
        hidden
        type="file"
        accept=".txt,.vtt,.srt,text/plain,text/vtt"
        aria-label={t('transcripts.bring')}
        onChange={({ target }) => {
          void bring(target.files?.[0]);
          target.value = '';
        }}
      />
      <p className="sub">{t('transcripts.bring-about')}</p>
      {reading !== null && <p>{t('transcripts.reading', { name: `\u2068${reading}\u2069` })}</p>}
      {trouble && <p className="refused">{trouble}</p>}
      {told && <p>{told}</p>}
    </div>
  );
}
