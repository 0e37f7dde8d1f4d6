import { documentsOf } from '../agenda/state.ts';
import type { Meeting } from '../meeting.ts';

/** What is presented, where that is being written in this meeting and is no paper of the agenda (A3). */
export const presentedLive = ({ agenda }: Meeting) =>
  agenda.presenting && documentsOf(agenda).some(({ id }) => id === agenda.presenting!.documentId) ? null : agenda.presenting;
