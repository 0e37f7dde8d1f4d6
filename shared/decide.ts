import type { z } from 'zod/mini';
import { actionsCommands } from './actions/commands.ts';
import { agendaCommands, agendaDeadline } from './agenda/commands.ts';
import { captionCommands } from './captions/commands.ts';
import { nobody, type Ballot, type CommandRule, type Moment, type Who } from './command.ts';
import { chatCommands } from './chat/commands.ts';
import { conductCommands } from './conduct-commands.ts';
import { documentsCommands } from './documents/commands.ts';
import { erasingCommands } from './erasing/commands.ts';
import { issuingCommands } from './issuing/commands.ts';
import { answeringEvaluation } from './evaluation/answering.ts';
import { evaluationDeadline } from './evaluation/closing.ts';
import { preparingEvaluation } from './evaluation/preparing.ts';
import { floorCommands } from './floor/commands.ts';
import { placingCommands } from './groups/placing.ts';
import { preparingCommands } from './groups/preparing.ts';
import { groupsDeadline, runningCommands } from './groups/running.ts';
import { withinCommands } from './groups/within.ts';
import type { LineWrite } from './lanes.ts';
import { leavingCommands } from './leaving.ts';
import type { Meeting, MeetingEvent } from './meeting.ts';
import { messagesCommands } from './messages/commands.ts';
import { peopleCommands } from './people-commands.ts';
import type { CardChange } from './people.ts';
import { pollCommands } from './polls/commands.ts';
import { queueCommands } from './queue/commands.ts';
import { relayCommands } from './relay/commands.ts';
import { reportsCommands } from './reports/commands.ts';
import type { Refusal } from './refusal.ts';
import { transcriptCommands } from './transcripts/commands.ts';
import type { TranscriptWrite } from './transcripts/words.ts';

/** Every command there is: what has no rule here does not exist (S1). */
export const rules = {
  ...conductCommands,
  ...peopleCommands,
  ...agendaCommands,
  ...queueCommands,
  ...floorCommands,
  ...leavingCommands,
  ...relayCommands,
  ...pollCommands,
  ...chatCommands,
  ...captionCommands,
  ...preparingCommands,
  ...placingCommands,
  ...runningCommands,
  ...withinCommands,
  ...reportsCommands,
  ...actionsCommands,
  ...messagesCommands,
  ...documentsCommands,
  ...erasingCommands,
  ...issuingCommands,
  ...transcriptCommands,
  ...preparingEvaluation,
  ...answeringEvaluation,
};

type Rules = typeof rules;
export type CommandName = keyof Rules;
export type Command = { [Name in CommandName]: { name: Name; input: z.input<Rules[Name]['input']> } }[CommandName];
export type Decision =
  | { refusal: Refusal }
  | {
      events: MeetingEvent[];
      cards: CardChange[];
      lines: LineWrite[];
      ballots: Ballot[];
      transcripts: TranscriptWrite[];
      signed: 'by-name' | 'by-nobody';
    };

export const commandNames = Object.keys(rules) as CommandName[];

/** May this person do this now? The server obeys the answer; a button shows it. */
export const refusalOf = (meeting: Meeting, who: Who, { name, input }: Command): Refusal | null =>
  ruleOf(name)!.policy(meeting, who, input);

/** Shape, then policy, then people, then what only the server knows, then events. Nothing is changed here. */
export function decide(meeting: Meeting, who: Who, sent: { name: string; input: unknown }, moment: Moment): Decision {
  const rule = ruleOf(sent.name);
  if (!rule) return { refusal: 'unknown-command' };
  const input = rule.input.safeParse(sent.input);
  if (!input.success) return { refusal: 'bad-input' };
  const refusal = rule.policy(meeting, who, input.data);
  if (refusal) return { refusal };
  const named = rule.names?.(input.data) ?? [];
  if (named.some((id) => id !== undefined && !moment.personOf(id))) return { refusal: 'no-such-person' };
  if (rule.placeholder && !moment.isPlaceholder(rule.placeholder(input.data))) return { refusal: 'not-a-placeholder' };
  const guarded = rule.guard?.(meeting, who, input.data, moment);
  if (guarded) return { refusal: guarded };
  const events = rule.events(meeting, who, input.data, moment);
  return {
    events,
    cards: rule.cards?.(events, input.data, who, meeting, moment) ?? [],
    lines: rule.lines?.(events, input.data, who, meeting, moment) ?? [],
    ballots: rule.ballots?.(meeting, who, input.data, moment) ?? [],
    transcripts: rule.transcripts?.(input.data) ?? [],
    signed: rule.unsigned?.(input.data) ? 'by-nobody' : 'by-name',
  };
}

/** Which document has to stand still while this is decided; null where none does, or where it would be refused anyway. */
export function heldBy(meeting: Meeting, who: Who, sent: { name: string; input: unknown }): string | null {
  const rule = ruleOf(sent.name);
  const input = rule?.holds && rule.input.safeParse(sent.input);
  return input?.success && rule!.policy(meeting, who, input.data) === null ? rule!.holds!(input.data) : null;
}

/** Whether the record has to be read before this is decided. */
export function sumsRecord(meeting: Meeting, who: Who, sent: { name: string; input: unknown }): boolean {
  const rule = ruleOf(sent.name);
  const input = rule?.sumsRecord && rule.input.safeParse(sent.input);
  return Boolean(input?.success) && rule!.policy(meeting, who, input!.data) === null;
}

/** Whom a command is kept under: the person, or nobody where the meeting promised not to know (R4). */
export function signerOf(who: Who, sent: { name: string; input: unknown }): string {
  const rule = ruleOf(sent.name);
  const input = rule?.unsigned && rule.input.safeParse(sent.input);
  return input?.success && rule!.unsigned!(input.data) ? nobody : who.id;
}

/** What the rules want noted when a time has come, asked by the secretary (ms, server time); `now` and the boxes when it is being noted. */
export function nextDeadline(meeting: Meeting, now?: number, box?: Moment['box']): { at: number; events: MeetingEvent[] } | null {
  const [first] = [agendaDeadline(meeting), groupsDeadline(meeting, now), evaluationDeadline(meeting, box)]
    .filter((deadline) => deadline !== null)
    .toSorted((one, other) => one.at - other.at);
  return first ?? null;
}

const ruleOf = (name: string) => (Object.hasOwn(rules, name) ? (rules[name as CommandName] as CommandRule<unknown>) : undefined);
