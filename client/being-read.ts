import { plenary, type FloorId } from '../shared/floor-id.ts';
import type { Meeting } from '../shared/meeting.ts';
import { askersOf, isWhole, unnamedIn, type Question } from '../shared/relay/state.ts';

/** What somebody reads out to the room now: a question, or a request that is read aloud and has the floor (Q11). `by` null: nobody in particular. */
export type BeingRead = { id: string; text: string; askers: string[]; anonymous: boolean; unnamed: number; by: string | null };

/** A question that its asker speaks is heard, not read. */
const isRead = (question: Question) => question.step === 'reading' && !(question.voice === 'own' && question.turnId !== null);

export function beingRead({ relay, floors }: Meeting, floor: FloorId = plenary): BeingRead | null {
  const question = relay.questions.findLast((one): one is Question => isWhole(one) && one.floor === floor && isRead(one));
  if (question) {
    const { id, text, author, takenBy } = question;
    return { id, text, askers: askersOf(relay, id), anonymous: author === null, unnamed: unnamedIn(relay, id), by: takenBy };
  }
  const request = floors[floor]!.floor.turn?.request;
  const isOfQuestion = relay.questions.some((one) => isWhole(one) && one.requestId === request?.id);
  if (!request?.readAloud || isOfQuestion) return null;
  return { id: request.id, text: request.readAloud, askers: [request.personId], anonymous: false, unnamed: 0, by: null };
}
