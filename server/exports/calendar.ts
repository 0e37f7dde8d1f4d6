import ical, { ICalCalendarMethod } from 'ical-generator';
import type { WholeRecord } from '../../shared/record/whole.ts';
import type { Telling } from './formats.ts';

/** The next meeting at its time, and what is to be done by a day as days of a calendar (RFC 5545); what is done, dropped or withdrawn is not in it. */
export function recordCalendar({ code, title, entries, madeAt, next }: WholeRecord, { speaking, page }: Telling): string {
  const calendar = ical({ name: title, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Onefloor', product: 'record' } });
  if (next)
    calendar.createEvent({
      id: `${code}-next@onefloor`,
      stamp: new Date(madeAt),
      start: new Date(next.at),
      end: new Date(next.at + next.minutes * 60_000),
      timezone: 'UTC',
      summary: speaking.say('record.next-of', { title }),
      url: page,
    });
  for (const entry of entries) {
    if (entry.what !== 'action' || entry.due === null || entry.state !== 'open' || entry.withdrawn) continue;
    const owner = entry.personId === null ? [] : [speaking.say('record.owner', { name: speaking.nameOf(entry.personId) })];
    calendar.createEvent({
      id: `${code}-action-${entry.number}@onefloor`,
      stamp: new Date(madeAt),
      start: new Date(`${entry.due}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: `${speaking.say('record.action', { number: entry.number })}: ${entry.text}`,
      description: [...owner, title].join('\n'),
      url: `${page}#${entry.id}`,
    });
  }
  return calendar.toString();
}
