import { z } from 'zod/mini';
import { command, firstOf } from './command.ts';
import { rolesOf } from './people.ts';
import { idText, saidText } from './text.ts';

/** BCP 47, as far as it is the same for everybody: subtags of letters and digits. */
const languageTag = z.string().check(z.maxLength(35), z.regex(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i));

export const captionCommands = {
  /** What is being said, written for those who read it. Also after the closing: the last words are written a little later (N30). */
  'write-caption': command({
    input: z.strictObject({ floor: idText, text: saidText, lang: z.optional(languageTag) }),
    policy: (meeting, who, { floor }) =>
      firstOf(
        who.seat !== 'person' && 'not-a-participant',
        !rolesOf(meeting, who.id).some((role) => role === 'captioner' || role === 'secretariat') && 'captioner-only',
        !Object.hasOwn(meeting.floors, floor) && 'no-such-floor',
      ),
    events: () => [],
    lines: (_events, { floor, text, lang }, _who, _meeting, { newLine }) => [
      { put: { number: newLine(), lane: 'captions', floor, text, state: 'shown', ...(lang && { lang }) } },
    ],
  }),
};
