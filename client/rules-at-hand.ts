import type { CommandRule, Who } from '../shared/command.ts';
import type { Command } from '../shared/decide.ts';
import { speakingCommands } from '../shared/floor/speaking.ts';
import type { Meeting } from '../shared/meeting.ts';
import { askingCommands } from '../shared/queue/asking.ts';
import type { Refusal } from '../shared/refusal.ts';

type Policies = Record<string, Pick<CommandRule<never>, 'policy'>>;

/** Those of asking and speaking are there from the first moment; a page or part that does more comes with every rule. */
let rules: Policies = { ...askingCommands, ...speakingCommands };
export const nowBy = (more: Policies): void => void (rules = more);

/** May this person do this now? A rule that is not there yet is for the secretary to ask. */
export const refusalAtHand = (meeting: Meeting, who: Who, { name, input }: Command): Refusal | null =>
  rules[name]?.policy(meeting, who, input as never) ?? null;
