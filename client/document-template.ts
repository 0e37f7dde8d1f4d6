import { wholeGroup } from '../shared/groups/state.ts';
import type { Meeting } from '../shared/meeting.ts';
import { holdersOf, type Role } from '../shared/people.ts';
import { dayIn, dayInWords } from './days.ts';
import { nameOf } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { spoken, t, type Word } from './words.ts';

export const templates = ['session', 'group', 'minutes'] as const;
export type Template = (typeof templates)[number];
/** A piece of a document, as the editor reads it. */
export type Part = { type: string; attrs?: Record<string, unknown>; content?: Part[]; marks?: { type: string }[]; text?: string };

const words = (text: string): Part[] => (text === '' ? [] : [{ type: 'text', text }]);
const line = (text = ''): Part => ({ type: 'paragraph', content: words(text) });
const heading = (text: string, level: number): Part => ({ type: 'heading', attrs: { level }, content: words(text) });
const part = (word: Word): Part[] => [heading(t(word), 2), line()];
const field = (word: Word, value = ''): Part => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: t('templates.field', { label: t(word) }), marks: [{ type: 'bold' }] },
    ...words(value === '' ? '' : ` ${value}`),
  ],
});

/** What a report or minutes usually have, with what the meeting knows already: its title, day, chairs and agenda, or what it knows of a group (N27). */
export function templateOf(which: Template, seat: Pick<Seat, 'meeting' | 'people' | 'now'>, documentId: string): Part[] {
  const { meeting, people, now } = seat;
  const { title, settings } = meeting.conduct;
  const holding = (...roles: Role[]) =>
    new Intl.ListFormat(spoken()).format([...new Set(roles.flatMap((role) => holdersOf(meeting, role)))].map((id) => nameOf(id, people)));
  const day = dayInWords(dayIn(now(), settings.zone));
  switch (which) {
    case 'session':
      return [
        heading(t('templates.about'), 2),
        field('templates.session-title', title),
        field('templates.type'),
        field('templates.date', day),
        field('templates.organisers'),
        field('templates.chairs', holding('chair', 'co-chair', 'moderator')),
        field('templates.rapporteurs', holding('rapporteur')),
        field('templates.speakers'),
        heading(t('templates.topics'), 2),
        ...agendaOf(meeting),
        ...part('templates.questions'),
        ...part('templates.summary'),
        heading(t('templates.messages'), 2),
        ...(['theme', 'question', 'message', 'audience', 'way-forward'] as const).map((one) => field(`templates.${one}`)),
        heading(t('templates.participation'), 2),
        ...(['on-site', 'online', 'gender'] as const).map((one) => field(`templates.${one}`)),
        ...part('templates.follow-up'),
      ];
    case 'group': {
      const group = wholeGroup(meeting, documentId)?.group;
      const named = (id: string | null | undefined) => (id ? nameOf(id, people) : '');
      return [
        heading(group?.title ?? title, 2),
        field('templates.date', day),
        field('templates.task', group?.task.replace(/\s+/g, ' ').trim()),
        field('templates.group-chair', named(group?.chairId)),
        field('templates.rapporteurs', group ? named(group.rapporteurId) : holding('rapporteur')),
        ...(['points', 'agreed', 'differing', 'to-plenary', 'follow-up'] as const).flatMap((one) => part(`templates.${one}`)),
      ];
    }
    case 'minutes':
      return [
        heading(title, 2),
        field('templates.date', day),
        field('templates.chairs', holding('chair', 'co-chair')),
        field('templates.present'),
        field('templates.apologies'),
        heading(t('templates.agenda'), 2),
        ...agendaOf(meeting),
        ...(['decisions', 'actions', 'next'] as const).flatMap((one) => part(`templates.${one}`)),
      ];
  }
}

const agendaOf = ({ agenda }: Meeting): Part[] => {
  const items = agenda.items.filter(({ kind }) => kind !== 'break').flatMap(({ title }) => [heading(title, 3), line()]);
  return items.length > 0 ? items : [line()];
};
