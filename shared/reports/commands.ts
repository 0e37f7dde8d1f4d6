import { z } from 'zod/mini';
import { openItemOf } from '../agenda/state.ts';
import { command, firstOf, type Who } from '../command.ts';
import { floorGiven, mayGive, mayRun } from '../floor/giving.ts';
import { plenary } from '../floor-id.ts';
import { roundIn } from '../groups/state.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isChair } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText } from '../text.ts';
import { isOpenToAll, reportOf, textOf, type Report } from './state.ts';

const groupId = idText;

export const reportsCommands = {
  /** Gives the floor to the rapporteur of a group, or to whom the chair names, with the clock of the reports; everybody sees its report (G8). */
  'call-report': command({
    input: z.strictObject({ groupId, holderISaw: z.nullable(idText), personId: z.optional(idText) }),
    policy: (meeting, who, { groupId, holderISaw, personId }) => {
      const report = reportOf(meeting, groupId);
      return firstOf(
        mayRun(meeting, who, plenary, holderISaw),
        mayGive(meeting, plenary),
        !report && 'no-such-report',
        report?.state === 'reporting' && 'report-called',
        openItemOf(meeting.agenda)?.kind !== 'report-back' && 'not-reporting-back',
        report && personId === undefined && speakerOf(report) === null && 'no-rapporteur',
      );
    },
    names: ({ personId }) => [personId],
    guard: (meeting, _who, { groupId, personId }, { personOf }) =>
      personOf(personId ?? speakerOf(reportOf(meeting, groupId)!)!) ? null : 'no-such-person',
    events: (meeting, _who, { groupId, personId }, { at, newId, personOf }): MeetingEvent[] => {
      const report = reportOf(meeting, groupId)!;
      const person = personOf(personId ?? speakerOf(report)!)!;
      const turnId = newId();
      const seconds = roundIn(meeting, report.roundId)?.reportSeconds ?? null;
      return [
        floorGiven(meeting, plenary, person, null, { how: 'report', turnId, at, seconds }),
        {
          type: 'report-called',
          groupId,
          turnId,
          report: { ...report, rapporteurId: report.rapporteurId ?? person.id },
          ...textOf(meeting, groupId),
        },
      ];
    },
  }),

  /** Called later, or not at all: nothing of it is lost. */
  'skip-report': command({
    input: z.strictObject({ groupId }),
    policy: (meeting, who, { groupId }) => {
      const report = reportOf(meeting, groupId);
      return firstOf(chairOnly(meeting, who), !report && 'no-such-report', report && report.state !== 'waiting' && 'report-called');
    },
    events: (_meeting, _who, { groupId }) => [{ type: 'report-skipped', groupId }],
  }),

  /** Puts a report that was called back on every screen, or takes it from them. */
  'show-report': command({
    input: z.strictObject({ groupId: z.nullable(idText) }),
    policy: (meeting, who, { groupId }) =>
      firstOf(chairOnly(meeting, who), groupId !== null && !isOpenToAll(reportOf(meeting, groupId)) && 'no-such-report'),
    events: (_meeting, _who, { groupId }) => [{ type: 'report-shown', groupId }],
  }),
};

const chairOnly = (meeting: Meeting, who: Who): Refusal | null => (isChair(meeting, who) ? null : 'chair-only');
const speakerOf = ({ rapporteurId, chairId }: Report) => rapporteurId ?? chairId;
