import type { FloorId } from '../floor-id.ts';
import type { Meeting } from '../meeting.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What a captioner's own software may send to: one floor in one language, until a time (ms since 1970). `whole`: every post is a
 * caption of its own, with nothing at its end that parts it from the next; otherwise the posts are one stream of characters.
 */
export type CaptionLink = { id: string; floor: FloorId; lang: string; until: number; madeAt: number; whole: boolean };
export const places = ['bottom', 'top'] as const;
/** Of the captions only how they come, and where they stand, is state; their lines are a lane. */
export type Captions = {
  links: CaptionLink[];
  /** While it is true no caption is taken, from anybody (N30). */
  offRecord: boolean;
  /** Where they stand on the screen of the room. */
  where: (typeof places)[number];
  /** Languages in which there have been captions, by floor, in the order in which they began. */
  languages: Record<FloorId, string[]>;
};
export const emptyCaptions: Captions = { links: [], offRecord: false, where: 'bottom', languages: {} };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type CaptionsEvent =
  | { type: 'caption-link-made'; floor: FloorId; link: Omit<CaptionLink, 'floor' | 'madeAt'> }
  | { type: 'caption-link-revoked'; floor: FloorId; linkId: string }
  | { type: 'captions-begun'; floor: FloorId; lang: string }
  | { type: 'off-record-set'; on: boolean }
  | { type: 'captions-placed'; where: Captions['where'] };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const captionLink = ({ captions }: Meeting, linkId: string): CaptionLink | undefined =>
  captions.links.find(({ id }) => id === linkId);
export const languagesOn = ({ captions }: Meeting, floor: FloorId): readonly string[] =>
  Object.hasOwn(captions.languages, floor) ? captions.languages[floor]! : [];

/** Who has the floor as a line begins: a caption is what they say, as far as the meeting knows. */
export function speakerNow({ floors }: Meeting, floor: FloorId): { turnId?: string; speaker?: string } {
  const turn = Object.hasOwn(floors, floor) ? floors[floor]!.floor.turn : null;
  return turn ? { turnId: turn.id, speaker: turn.personId } : {};
}
