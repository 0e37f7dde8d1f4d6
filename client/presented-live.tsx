import { mayReadDocument } from '../shared/documents/rights.ts';
import { presentedTitle } from './presented-title.ts';
import type { Seat } from './seat.ts';

type Props = { seat: Seat; presented: { documentId: string; section: string | null } };

/** What is being written and presented: one press opens it at that section, for whoever may read it (A3, N19). */
export default function PresentedLive({ seat: { code, meeting, me }, presented }: Props) {
  const title = presentedTitle(presented);
  const opens = me.seat === 'person' && mayReadDocument(meeting, me, presented.documentId) === null;
  return opens ? <a href={`/m/${code}/notes?follow`}>{title}</a> : <span>{title}</span>;
}
