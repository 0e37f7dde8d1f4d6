import { firstOf, type Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { questionIn } from './state.ts';

export const staffOnly = (meeting: Meeting, who: Who): Refusal | false => !isStaff(meeting, who) && 'staff-only';

/** What people are asked is written by staff, and stays as it is from when it is offered. */
export const preparing = (meeting: Meeting, who: Who): Refusal | null =>
  firstOf(staffOnly(meeting, who), meeting.evaluation.phase !== 'prepared' && 'evaluation-begun');

export const unknown = (meeting: Meeting, questionId: string): Refusal | false =>
  !questionIn(meeting, questionId) && 'evaluation-question-gone';

export const notOffered = ({ evaluation }: Meeting): Refusal | false => evaluation.phase !== 'offered' && 'evaluation-not-offered';
