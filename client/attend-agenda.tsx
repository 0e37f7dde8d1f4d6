import ActionsOnAttend from './actions-on-attend.tsx';
import AgendaList from './agenda-list.tsx';
import MessagesLink from './messages-link.tsx';
import PollPast from './poll-past.tsx';
import ReportsPast from './reports-past.tsx';
import type { Seat } from './seat.ts';

/** The agenda, and below it what the meeting has come to so far. */
export default function AttendAgenda({ seat }: { seat: Seat }) {
  return (
    <>
      <AgendaList seat={seat} />
      <ActionsOnAttend seat={seat} />
      <MessagesLink seat={seat} />
      <PollPast seat={seat} />
      <ReportsPast seat={seat} />
    </>
  );
}
