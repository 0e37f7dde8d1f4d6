import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import { leavingFloor } from '../leaving.ts';
import type { MeetingEvent } from '../meeting.ts';
import { holdersOf, isSecretariat, rolesOf } from '../people.ts';
import { idText } from '../text.ts';

/** The chair and the secretariat never lose their last holder (S3): somebody else is given the role first. */
const neverLost = ['chair', 'secretariat'] as const;

export const erasingCommands = {
  /** Says to the secretariat that one wants to be forgotten; it decides, for it can say what becomes of the record. */
  'ask-to-be-erased': command({
    input: z.strictObject({}),
    policy: (_meeting, who) => (who.seat === 'person' ? null : 'not-a-participant'),
    events: (_meeting, { id }) => [{ type: 'erasing-asked', personId: id }],
  }),

  /** What they said of themselves and what they wrote goes for good; that somebody was here, spoke and was counted stays (N36, N31). */
  'erase-person': command({
    input: z.strictObject({ personId: idText, notes: z.boolean() }),
    policy: (meeting, who, { personId }) =>
      firstOf(
        !isSecretariat(meeting, who) && 'secretariat-only',
        neverLost.some((role) => holdersOf(meeting, role).length === 1 && rolesOf(meeting, personId).includes(role)) && 'last-of-role',
      ),
    names: ({ personId }) => [personId],
    guard: (meeting, _who, { personId }, { personOf }) => {
      const id = personOf(personId)!.id;
      return neverLost.some((role) => holdersOf(meeting, role).length === 1 && rolesOf(meeting, id).includes(role)) ? 'last-of-role' : null;
    },
    events: (meeting, _who, { personId, notes }, { at, personOf, idsOf, line }) => {
      const { id } = personOf(personId)!;
      const ids = idsOf(id);
      // Nobody is to let in a line in which nothing stands.
      const held = meeting.chat.held.filter(({ number }) => ids.includes(line(number)?.by ?? ''));
      return [
        ...held.map(({ number, floor }): MeetingEvent => ({ type: 'line-settled', floor, number, how: 'hidden' })),
        ...Object.keys(meeting.floors).flatMap((floor) => leavingFloor(meeting, floor, id, at)),
        ...rolesOf(meeting, id).map((role): MeetingEvent => ({ type: 'role-taken', personId: id, role })),
        { type: 'person-left', personId: id },
        { type: 'person-erased', personId: id, ids, number: meeting.erasing.people.length + 1, notes },
      ];
    },
  }),
};
