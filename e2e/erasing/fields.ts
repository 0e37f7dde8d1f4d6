import { z } from 'zod/mini';
import { rules } from '../../shared/decide.ts';
import { marginInput } from '../../shared/documents/margin-input.ts';

type Shape = { type?: string; enum?: unknown; const?: unknown; maxLength?: number; items?: Shape } & {
  [Of in 'anyOf' | 'oneOf' | 'allOf']?: Shape[];
} & { properties?: Record<string, Shape> };
/** Ids and names of commands are no longer than this; whatever people write may be. */
const longestId = 64;

function textsIn(shape: Shape | undefined, at: string): string[] {
  if (!shape) return [];
  const either = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].flatMap((one) => textsIn(one, at));
  const isText = shape.type === 'string' && !shape.enum && shape.const === undefined && (shape.maxLength ?? Infinity) !== longestId;
  const inside = Object.entries(shape.properties ?? {}).flatMap(([key, value]) => textsIn(value, `${at}.${key}`));
  return [...either, ...(isText ? [at] : []), ...textsIn(shape.items, `${at}[]`), ...inside];
}
const shapeOf = (input: unknown) => z.toJSONSchema(input as z.ZodMiniType, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Every field of every command in which somebody can write what they like. */
export const everyField = (): string[] => {
  const commands = Object.entries(rules).flatMap(([name, { input }]) => textsIn(shapeOf(input), name));
  return [...new Set([...commands, ...textsIn(shapeOf(marginInput), 'margin')])].toSorted();
};

/** What becomes of it when its writer is erased: it `goes`, or `stays` as the meeting’s or somebody else’s; `none`: it takes no words, but a day, a language or what is said elsewhere. */
export const placed = {
  'add-agenda-item.documents[].link': 'stays',
  'add-agenda-item.documents[].section': 'stays',
  'add-agenda-item.documents[].title': 'stays',
  'add-agenda-item.presenters[].label': 'stays',
  'add-agenda-item.title': 'stays',
  'add-evaluation-questions.questions[].options[]': 'stays',
  'add-evaluation-questions.questions[].text': 'stays',
  'add-group.documents[].link': 'stays',
  'add-group.documents[].section': 'stays',
  'add-group.documents[].title': 'stays',
  'add-group.link': 'stays',
  'add-group.place': 'stays',
  'add-group.task': 'stays',
  'add-group.title': 'stays',
  'amend-action.due': 'none',
  'amend-action.text': 'stays',
  'amend-agenda-item.documents[].link': 'stays',
  'amend-agenda-item.documents[].section': 'stays',
  'amend-agenda-item.documents[].title': 'stays',
  'amend-agenda-item.presenters[].label': 'stays',
  'amend-agenda-item.title': 'stays',
  'amend-card.language': 'goes',
  'amend-card.name': 'goes',
  'amend-card.organisation': 'goes',
  'amend-card.region': 'goes',
  'amend-card.stakeholderGroup': 'goes',
  'amend-decision.text': 'stays',
  'amend-evaluation-question.question.options[]': 'stays',
  'amend-evaluation-question.question.text': 'stays',
  'amend-group.documents[].link': 'stays',
  'amend-group.documents[].section': 'stays',
  'amend-group.documents[].title': 'stays',
  'amend-group.link': 'stays',
  'amend-group.place': 'stays',
  'amend-group.task': 'stays',
  'amend-group.title': 'stays',
  'amend-message.audience': 'stays',
  'amend-message.policyQuestion': 'stays',
  'amend-message.text': 'stays',
  'amend-message.theme': 'stays',
  'amend-message.wayForward': 'stays',
  'amend-poll.options[]': 'stays',
  'amend-poll.question': 'stays',
  'amend-request.subject': 'goes',
  'amend-round.linkPattern': 'stays',
  'amend-round.title': 'stays',
  // Whose they are nobody knows, so they cannot be found again; they are sealed, and where fewer than five answer they go with the key.
  'answer-evaluation.answers[].words': 'stays',
  'ask-question.for.name': 'stays',
  'ask-question.receipt': 'goes',
  'ask-question.text': 'goes',
  'call-for-help.text': 'goes',
  'close-agenda-item.conclusion': 'stays',
  'correct-caption.saw': 'none',
  'correct-caption.text': 'stays',
  'correct-transcript-turn.text': 'stays',
  'decline-question.reason': 'goes',
  'draft-message.audience': 'stays',
  'draft-message.policyQuestion': 'stays',
  'draft-message.text': 'stays',
  'draft-message.theme': 'stays',
  'draft-message.wayForward': 'stays',
  'enter-person.language': 'stays',
  'enter-person.name': 'stays',
  'enter-person.organisation': 'stays',
  'enter-person.region': 'stays',
  'enter-person.stakeholderGroup': 'stays',
  'make-caption-link.lang': 'none',
  'margin.input.entryId': 'none',
  'margin.input.quote': 'goes',
  'margin.input.reason': 'goes',
  'margin.input.text': 'goes',
  'move-request.reason': 'goes',
  'name-placeholder.as.name': 'stays',
  'name-placeholder.as.organisation': 'stays',
  'note-erratum.entryId': 'none',
  'note-erratum.text': 'stays',
  'prepare-poll.options[]': 'stays',
  'prepare-poll.question': 'stays',
  'prepare-round.groups[].documents[].link': 'stays',
  'prepare-round.groups[].documents[].section': 'stays',
  'prepare-round.groups[].documents[].title': 'stays',
  'prepare-round.groups[].link': 'stays',
  'prepare-round.groups[].place': 'stays',
  'prepare-round.groups[].task': 'stays',
  'prepare-round.groups[].title': 'stays',
  'prepare-round.linkPattern': 'stays',
  'prepare-round.title': 'stays',
  'present.section': 'stays',
  'record-action.due': 'none',
  'record-action.text': 'stays',
  'record-decision.text': 'stays',
  'request-floor.for.label': 'goes',
  'request-floor.for.name': 'stays',
  'request-floor.readAloud': 'goes',
  'request-floor.subject': 'goes',
  'respond-to-message.comment': 'goes',
  'say-in-chat.text': 'goes',
  'set-aside-request.reason': 'goes',
  'start-break.until': 'none',
  'tally-read-back.room': 'stays',
  'tally-room.room': 'stays',
  'tell-groups.text': 'stays',
  'title-meeting.title': 'stays',
  'unfreeze-document.reason': 'stays',
  'unfreeze-report.reason': 'stays',
  'write-caption.lang': 'none',
  'write-caption.text': 'stays',
} as const satisfies Record<string, 'goes' | 'stays' | 'none'>;

/** What is written without a command, or by a program that is none of ours. */
export const besideCommands = {
  'document.text': 'goes',
  'document.link': 'goes',
  'document.map': 'goes',
  'document.mark': 'goes',
  'document.attribute': 'goes',
  'document.element': 'goes',
  'document.removed': 'goes',
  'group.notes': 'goes',
  'report.text': 'goes',
  'transcript.turn': 'goes',
  'version.name': 'goes',
  'place of a remark': 'goes',
  'id of a command': 'goes',
  'id of a remark': 'goes',
  'name of a command': 'goes',
} as const;

export type Field = keyof typeof placed | keyof typeof besideCommands;
export const placeOf = (field: Field): 'goes' | 'stays' | 'none' => ({ ...placed, ...besideCommands })[field];
/** Of somebody who stays these are nowhere either: hashed, sealed, refused, taken out by hand, or given up for a name. */
export const fleeting: readonly Field[] = [
  'document.removed',
  'request-floor.for.label',
  'answer-evaluation.answers[].words',
  'id of a command',
  'id of a remark',
  'name of a command',
];
