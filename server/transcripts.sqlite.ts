import type Database from 'better-sqlite3';
import type { TranscriptHead, TranscriptTurn, TranscriptWrite } from '../shared/transcripts/words.ts';

type Row = { number: number; whose: string | null; line: number; time: string | null; paragraphs: string };

/** The words of transcripts in the data file. */
export function transcriptsIn(db: Database.Database) {
  const heads = db.prepare<[string, string, string]>(
    'insert into transcripts (meeting_id, transcript_id, head) values (?, ?, ?) on conflict (meeting_id, transcript_id) do update set head = excluded.head',
  );
  const turns = db.prepare<[string, string, number, string | null, number, string | null, string]>(
    'insert into transcript_turns (meeting_id, transcript_id, number, whose, line, time, paragraphs) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const says = db.prepare<[string, string, string, number]>(
    'update transcript_turns set paragraphs = ? where meeting_id = ? and transcript_id = ? and number = ?',
  );
  const gives = db.prepare<[string | null, string, string, number]>(
    'update transcript_turns set whose = ? where meeting_id = ? and transcript_id = ? and number = ?',
  );
  const turnsOut = db.prepare<[string, string]>('delete from transcript_turns where meeting_id = ? and transcript_id = ?');
  const headOut = db.prepare<[string, string]>('delete from transcripts where meeting_id = ? and transcript_id = ?');
  const headOf = db.prepare<[string, string], { head: string }>('select head from transcripts where meeting_id = ? and transcript_id = ?');
  const turnsAfter = db.prepare<[string, string, number, number], Row>(
    'select number, whose, line, time, paragraphs from transcript_turns where meeting_id = ? and transcript_id = ? and number > ? order by number limit ?',
  );
  const spelledOr = (value: unknown) => (value === null ? null : JSON.stringify(value));

  function statement(meetingId: string, write: TranscriptWrite): () => void {
    const { transcriptId: id } = write;
    if ('put' in write) {
      const head = JSON.stringify(write.put.head);
      const rows = write.put.turns.map(
        ({ number, whose, line, time, paragraphs }) => [number, spelledOr(whose), line, time, JSON.stringify(paragraphs)] as const,
      );
      return () => {
        heads.run(meetingId, id, head);
        for (const row of rows) turns.run(meetingId, id, ...row);
      };
    }
    if ('remove' in write)
      return () => {
        turnsOut.run(meetingId, id);
        headOut.run(meetingId, id);
      };
    if ('head' in write) {
      const head = JSON.stringify(write.head);
      return () => void heads.run(meetingId, id, head);
    }
    const { turn } = write;
    if ('paragraphs' in write) {
      const paragraphs = JSON.stringify(write.paragraphs);
      return () => void says.run(paragraphs, meetingId, id, turn);
    }
    const whose = spelledOr(write.whose);
    return () => void gives.run(whose, meetingId, id, turn);
  }

  return {
    /** Spelled out now, to be run in a commit. `takeOut`: words go with it. */
    spelled(meetingId: string, writes: readonly TranscriptWrite[]) {
      const statements = writes.map((write) => statement(meetingId, write));
      const takeOut = writes.some((write) => 'remove' in write || ('paragraphs' in write && write.paragraphs.length === 0));
      return { takeOut, run: () => statements.forEach((write) => write()) };
    },
    head(meetingId: string, transcriptId: string): TranscriptHead | null {
      const row = headOf.get(meetingId, transcriptId);
      return row ? (JSON.parse(row.head) as TranscriptHead) : null;
    },
    turns: (meetingId: string, transcriptId: string, after: number, limit: number): TranscriptTurn[] =>
      turnsAfter.all(meetingId, transcriptId, after, limit).map(({ whose, paragraphs, ...row }) => ({
        ...row,
        whose: whose === null ? null : (JSON.parse(whose) as TranscriptTurn['whose']),
        paragraphs: JSON.parse(paragraphs) as string[],
      })),
  };
}
