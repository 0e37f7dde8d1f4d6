import { spoken } from './words.ts';

/** The day it is then in a zone, as calendars write it; no zone is UTC. */
export const dayIn = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone || 'UTC',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};

/** English as the rest of the world writes its days. */
export const calendar = () => (spoken() === 'en' ? 'en-GB' : spoken());

/** A day as people of the language write it. */
export const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat(calendar(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
