import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { LiveDocument, Still } from './live-document.ts';
import type { DocumentScreen } from './screen.ts';
import { spareOf } from './thinning.ts';
import type { Version, VersionLog } from './version-log.ts';

type Key = { meetingId: string; documentId: string };
/** Somebody who is about to fill an empty document has so long for it. */
const beginningMs = 15_000;

/**
 * Keeps the versions of one document (N27): when somebody asks, and by itself when it has been still for a while, when the last writer
 * has gone, and when an item or the meeting ends; by itself no more often than `everyMs`.
 */
export class VersionKeeper {
  /** When the last of what no version has was written (ms since 1970). */
  private since: number | null = null;
  /** When a version was last kept by itself; null before the disk was asked. */
  private lastAt: number | null = null;
  private keeping = false;
  private isDue = false;
  private hadWriters = false;
  private occasion: string | null = null;
  private begunAt = -Infinity;

  constructor(
    private readonly key: Key,
    private readonly document: LiveDocument,
    private readonly log: VersionLog,
    private readonly now: Clock,
    private readonly everyMs: number,
    private readonly observe: (error: unknown) => void,
  ) {
    document.onStep = () => {
      this.begunAt = -Infinity;
      [this.since, this.hadWriters] = [now(), true];
    };
  }

  /** Something was written that no version has. */
  get owes(): boolean {
    return this.keeping || this.since !== null;
  }

  /** As it is on disk now. */
  still = (): Promise<Still> => this.document.still(async (still) => still);
  list = (): Promise<Version[]> => this.log.list(this.key.meetingId, this.key.documentId);
  read = (number: number) => this.log.read(this.key.meetingId, this.key.documentId, number);

  /** As it is now, for whoever asked. */
  keep = (by: string, name: string | null): Promise<Version> => this.document.still((still) => this.keepAs(still, { by, name }));

  /** Nobody writes until this is done; what stands there then is a version. */
  hold = <Done>(by: string, act: (version: Version) => Promise<Done>): Promise<Done> =>
    this.document.still(async (still) => act((await this.heldBefore(still)) ?? (await this.keepAs(still, { by, name: null }))));

  /** Whether whoever asks may fill the document, which is empty: of two who ask at once one may (N27). */
  begin = (): Promise<boolean> =>
    this.document.still(async ({ markdown }) => {
      const isFree = markdown === '' && this.now() - this.begunAt > beginningMs;
      if (isFree) this.begunAt = this.now();
      return isFree;
    });

  /** Once a second. */
  look(screens: Iterable<DocumentScreen>) {
    if (this.lastAt === null) return this.recall();
    const all = [...screens];
    const hasWriters = all.some((screen) => screen.notWriting() === null);
    const occasion = all[0] ? occasionOf(all[0]) : this.occasion;
    const isOver = (this.hadWriters && !hasWriters) || (this.occasion !== null && occasion !== this.occasion);
    [this.hadWriters, this.occasion] = [hasWriters, occasion];
    if (this.since === null || this.keeping) return;
    if (isOver) this.isDue = true;
    const now = this.now();
    if (now - this.lastAt < this.everyMs || (!this.isDue && now - this.since < this.everyMs)) return;
    this.during(this.document.still((still) => this.keepAs(still, { by: null, name: null })));
  }

  /** What was written before this process began is owed, too. */
  private recall() {
    if (this.keeping) return;
    const { meetingId, documentId } = this.key;
    this.during(
      Promise.all([this.log.writers(meetingId, documentId), this.list()]).then(([writers, versions]) => {
        this.lastAt = versions.findLast(({ by }) => by === null)?.at ?? -Infinity;
        if (writers.length > 0) this.since ??= this.now();
      }),
    );
  }

  private during(work: Promise<unknown>) {
    this.keeping = true;
    void work.catch(this.observe).finally(() => (this.keeping = false));
  }

  /** Of two who hold it for the same at once, or of one who tries again, the second needs no other. */
  private async heldBefore({ epoch, number }: Still): Promise<Version | null> {
    const last = (await this.list()).at(-1);
    return last && last.by !== null && last.name === null && last.epoch === epoch && last.step === number ? last : null;
  }

  private async keepAs({ epoch, number, state, markdown }: Still, { by, name }: Pick<Version, 'by' | 'name'>): Promise<Version> {
    const { meetingId, documentId } = this.key;
    const at = this.now();
    const hash = createHash('sha256').update(markdown).digest('hex');
    const spare = by === null ? spareOf(await this.list(), at) : null;
    const kept = await this.log.keep(meetingId, documentId, { name, by, at, step: number, epoch, hash, state, markdown }, spare);
    [this.isDue, this.since] = [false, null];
    if (by === null) this.lastAt = at;
    return kept;
  }
}

/** What the meeting is at: when it changes, something has come to its end. */
const occasionOf = ({ live: { meeting } }: DocumentScreen) => `${meeting.conduct.phase} ${meeting.agenda.openItemId ?? ''}`;
