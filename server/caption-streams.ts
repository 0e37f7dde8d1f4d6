import { freshStream, outOfReach, type CaptionStream } from '../shared/captions/stream.ts';

/** What came by each link of a meeting, by its id, as it is on disk. */
export class CaptionStreams {
  private readonly streams = new Map<string, CaptionStream>();

  keep(streams: Iterable<CaptionStream>) {
    for (const stream of streams) this.streams.set(stream.linkId, stream);
  }
  stream = (linkId: string): CaptionStream => this.streams.get(linkId) ?? freshStream(linkId);
  all = (): CaptionStream[] => [...this.streams.values()];
  draft = () => new CaptionStreamsDraft(this);
}

/** The streams as they will be once this is on disk. */
export class CaptionStreamsDraft {
  readonly changed = new Map<string, CaptionStream>();

  constructor(private readonly kept: CaptionStreams) {}

  stream = (linkId: string): CaptionStream => this.changed.get(linkId) ?? this.kept.stream(linkId);
  put(stream: CaptionStream) {
    this.changed.set(stream.linkId, stream);
  }

  /** A person has written over this line: no stream writes in it any more. */
  leave(number: number) {
    for (const { linkId } of [...this.kept.all(), ...this.changed.values()]) {
      const before = this.stream(linkId);
      const after = outOfReach(before, number);
      if (after !== before) this.put(after);
    }
  }
}
