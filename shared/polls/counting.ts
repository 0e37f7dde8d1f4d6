import { isSameRoom, type RoomCount } from './state.ts';

type Answered = { personId: string };

/** The last answer of a person counts, in the place of the first: thousands answer at once, so a list is cheaper to carry on than a table. */
export function withAnswer<Answer extends Answered>(answers: Answer[], answer: Answer): Answer[] {
  const before = answers.findIndex(({ personId }) => personId === answer.personId);
  return before < 0 ? [...answers, answer] : answers.with(before, answer);
}

/** Whoever a placeholder turns out to be has one answer: their own, or else that of the placeholder (P1). */
export function answersRenamed<Answer extends Answered>(answers: Answer[], placeholderId: string, personId: string): Answer[] {
  const others = answers.filter((answer) => answer.personId !== placeholderId);
  if (others.length === answers.length || others.some((answer) => answer.personId === personId)) return others;
  return answers.map((answer) => (answer.personId === placeholderId ? { ...answer, personId } : answer));
}

/** Counted again replaces what was counted there; a room without a hand is no longer listed, so that a wrong name can be taken back (P3). */
export function withRoom(rooms: RoomCount[], { room, counts }: RoomCount): RoomCount[] {
  const before = rooms.findIndex((one) => isSameRoom(one.room, room));
  const others = rooms.filter((_one, i) => i !== before);
  if (counts.every((count) => count === 0)) return others;
  return before < 0 ? [...others, { room, counts }] : rooms.with(before, { room, counts });
}
