import { rapporteursOf } from '../../shared/documents/rapporteurs.ts';
import type { LastWords } from '../../shared/wire.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import type { By, DocumentLog } from './log.ts';

type Live = Pick<LiveMeeting, 'meeting' | 'cardOf'>;

/** When the last words of each writer came to the disk, in the documents of one meeting. It is presence: told beside it, and no fact (N27). */
export class Writers {
  private readonly last = new Map<string, Map<string, number>>();
  private state: 'unread' | 'reading' | 'read' = 'unread';

  constructor(
    private readonly meetingId: string,
    private readonly log: Pick<DocumentLog, 'lastWords'>,
  ) {}

  /** A step of theirs is on disk. */
  wrote(documentId: string, { personIds, at }: By) {
    const writers = this.last.get(documentId) ?? new Map<string, number>();
    this.last.set(documentId, writers);
    for (const id of personIds) writers.set(id, Math.max(at, writers.get(id) ?? at));
  }

  /** Of every rapporteur; nothing until it is known what was written before this secretary came. */
  told({ meeting, cardOf }: Live, isHere: (documentId: string, personId: string) => boolean): LastWords[] | undefined {
    if (this.state !== 'read') return void this.read();
    return rapporteursOf(meeting).map(({ documentId, personId }) => {
      // Whoever a placeholder turned out to be wrote before, under the id they had.
      const theirs = [...(this.last.get(documentId) ?? [])].filter(([id]) => id === personId || cardOf(id)?.id === personId);
      const at = theirs.length === 0 ? null : Math.max(...theirs.map(([, one]) => one));
      return { documentId, personId, at, isHere: isHere(documentId, personId) };
    });
  }

  private read() {
    if (this.state === 'reading') return;
    this.state = 'reading';
    this.log.lastWords(this.meetingId).then(
      (words) => {
        for (const { documentId, personId, at } of words) this.wrote(documentId, { personIds: [personId], at });
        this.state = 'read';
      },
      // Asked again the next time.
      () => void (this.state = 'unread'),
    );
  }
}
