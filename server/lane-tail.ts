import type { Line, LineWrite } from '../shared/lanes.ts';

/** Lines kept for those that are changed soon after; older ones are asked of the store. */
export const tailLength = 500;

/** The last lines of a meeting's lanes, those before them that wait for staff, and the number of the very last. */
export class LaneTail {
  private readonly lines = new Map<number, Line>();
  last = 0;

  keep(lines: Line[], waiting: ReadonlySet<number>) {
    for (const line of lines) {
      this.lines.delete(line.number);
      this.lines.set(line.number, line);
      this.last = Math.max(this.last, line.number);
    }
    for (const number of this.lines.keys()) {
      if (this.lines.size <= tailLength) return;
      if (!waiting.has(number)) this.lines.delete(number);
    }
  }

  line = (number: number): Line | null => this.lines.get(number) ?? null;
  draft = () => new LaneDraft(this);
}

/** What is about to be written: whole lines, and changes of lines by their number. */
export class LaneDraft {
  private last: number;
  readonly put: Line[] = [];
  readonly changed: LineChange[] = [];

  constructor(private readonly kept: LaneTail) {
    this.last = kept.last;
  }

  newLine = () => ++this.last;

  line = (number: number): Line | null => {
    const line = this.put.find((one) => one.number === number) ?? this.kept.line(number);
    return (
      line && this.changed.filter((change) => change.number === number).reduce<Line>((before, change) => ({ ...before, ...change }), line)
    );
  };

  /** What these people wrote is hidden without its text, the lines of this draft and those under these numbers. */
  forget(personIds: readonly string[], numbers: readonly number[]) {
    const fresh = this.put.flatMap(({ number, lane, by }) => (lane === 'chat' && personIds.includes(by) ? [number] : []));
    for (const number of [...numbers, ...fresh]) this.changed.push({ number, state: 'hidden', text: '' });
  }

  write(writes: LineWrite[], at: number, by: string) {
    for (const write of writes) {
      if ('put' in write) this.put.push({ ...write.put, at, by: write.put.by ?? by });
      else this.changed.push(write.change);
    }
  }
}
export type LineChange = Extract<LineWrite, { change: unknown }>['change'];
