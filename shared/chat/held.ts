import type { Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { isStaff } from '../people.ts';
import { typed, type Typed } from './typed.ts';

export const commandIn = ({ conduct }: Meeting, text: string): Typed | null => (conduct.settings.chatHands === 'off' ? null : typed(text));

/** Whether staff see a line before anybody else does. A bare command has nothing in it that would need an eye. */
export const isHeld = (meeting: Meeting, who: Who, text: string): boolean =>
  meeting.conduct.settings.chat === 'moderated' && !isStaff(meeting, who) && !isBare(commandIn(meeting, text));

const isBare = (command: Typed | null) => command !== null && !('names' in command && (command.names.length > 0 || 'subject' in command));
