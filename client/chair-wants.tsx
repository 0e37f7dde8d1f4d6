import type { ReactNode } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import type { Step } from '../shared/relay/state.ts';
import css from './chair.module.css';
import type { OpenSheet } from './chair-sheets.ts';
import { waitingIn } from './chat-here.ts';
import { ChatHandWants } from './chat-hands.tsx';
import { CommandButton } from './command-button.tsx';
import { nameInText } from './person-name.tsx';
import { sameAs, SamePersonButton } from './same-person-button.tsx';
import { useSamePeople } from './same-person.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const Want = ({ what, about, children }: { what: string; about: string; children: ReactNode }) => (
  <li>
    <span>
      {what}
      <span className="sub">{about}</span>
    </span>
    {children}
  </li>
);

/** What waits for the chair beside the next speaker. Only what is so now; an empty list says that too. A group's chair has no agenda, polls or questions to see to. */
export function Wants({ seat, open }: { seat: Seat; open: OpenSheet }) {
  const { meeting, floor, people, presence } = seat;
  const { queue, floor: held } = meeting.floors[floor]!;
  const isPlenary = floor === plenary;
  const isOpen = meeting.conduct.phase === 'open';
  const isAway = (personId: string) => presence.away.includes(personId) && !people[personId]?.noDevice;
  const named = (personId: string) => ({ name: nameInText(personId, people) });
  const { turn } = held;
  const places = speakingOrder(queue);
  const awayOnDeck = places.filter(({ request, line }) => line === 'on-deck' && isAway(request.personId));
  const same = useSamePeople(seat);
  const isAsked = (personId: string) => same.some(({ placeholder }) => placeholder.id === personId);
  const unnamed = places.filter(({ request }) => people[request.personId]?.placeholder && !isAsked(request.personId));
  const wants: [key: string, want: ReactNode][] = [];

  if (meeting.conduct.phase === 'waiting')
    wants.push([
      'opening',
      <Want what={t('chair.want-opening')} about={t('chair.here', { count: presence.onSite + presence.remote })}>
        {null}
      </Want>,
    ]);
  const item = meeting.agenda.items.find(({ phase }) => phase === 'planned');
  if (isPlenary && isOpen && !meeting.agenda.openItemId && !meeting.agenda.pause && item)
    wants.push([
      'item',
      <Want what={t('chair.want-item')} about={t('chair.want-item-about', { title: `\u2068${item.title}\u2069` })}>
        <CommandButton seat={seat} command={{ name: 'open-agenda-item', input: { itemId: item.id } }} className="button quiet">
          {t('chair.open-item')}
        </CommandButton>
      </Want>,
    ]);
  if (turn && isAway(turn.personId))
    wants.push([
      'speaker',
      <Want what={t('chair.want-speaker-away', named(turn.personId))} about={t('chair.want-speaker-away-about')}>
        {turn.request && (
          <CommandButton
            seat={seat}
            command={{ name: 'set-aside-request', input: { floor, requestId: turn.request.id, reason: t('chair.reason-not-there') } }}
            className="button quiet"
          >
            {t('chair.not-there')}
          </CommandButton>
        )}
      </Want>,
    ]);
  for (const { request } of awayOnDeck)
    wants.push([
      `away ${request.id}`,
      <Want what={t('chair.want-away', named(request.personId))} about={t('chair.want-away-about')}>
        <CommandButton
          seat={seat}
          command={{ name: 'set-aside-request', input: { floor, requestId: request.id, reason: t('chair.reason-not-there') } }}
          className="button quiet"
        >
          {t('chair.set-aside')}
        </CommandButton>
      </Want>,
    ]);
  for (const one of same)
    wants.push([
      `same ${one.placeholder.id}`,
      <Want what={t('same.question')} about={sameAs(one)}>
        <SamePersonButton seat={seat} same={one} />
      </Want>,
    ]);
  for (const { request } of unnamed)
    wants.push([
      `name ${request.id}`,
      <Want what={t('chair.want-name', named(request.personId))} about={t('chair.want-name-about')}>
        <button type="button" className="button quiet" onClick={() => open({ what: 'request', requestId: request.id })}>
          {t('chair.name-them')}
        </button>
      </Want>,
    ]);
  const chat = waitingIn(seat);
  if (chat.hands.length > 0) wants.push(['hands', <ChatHandWants seat={seat} Want={Want} />]);
  if (chat.held.length > 0)
    wants.push([
      'held',
      <Want what={t('chat.want-held', { count: chat.held.length })} about={t('chat.want-held-about', { count: chat.held.length })}>
        <button type="button" className="button quiet" onClick={() => open({ what: 'chat' })}>
          {t('chat.open')}
        </button>
      </Want>,
    ]);
  if (isOpen && !queue.open)
    wants.push([
      'closed',
      <Want what={t('chair.want-closed')} about={t('chair.want-closed-about')}>
        <CommandButton seat={seat} command={{ name: 'reopen-queue', input: { floor } }} className="button quiet">
          {t('chair.reopen-list')}
        </CommandButton>
      </Want>,
    ]);

  for (const { id, phase, question, answered } of isPlenary ? meeting.polls.polls : [])
    if (phase === 'open' || phase === 'closed')
      wants.push([
        `poll ${id}`,
        <Want
          what={t(`polls.want-${phase}`, { count: answered ?? seat.tally.answers[id]?.answered ?? 0 })}
          about={`\u2068${question}\u2069`}
        >
          <CommandButton
            seat={seat}
            command={{ name: phase === 'open' ? 'close-poll' : 'publish-poll', input: { pollId: id } }}
            className="button quiet"
          >
            {t(phase === 'open' ? 'polls.close' : 'polls.publish')}
          </CommandButton>
        </Want>,
      ]);
  const questionsAt = (at: Step) => meeting.relay.questions.filter(({ step }) => step === at).length;
  const [fresh, accepted, taken] = [questionsAt('new'), questionsAt('accepted'), questionsAt('taken')];
  if (isPlenary && fresh + accepted + taken > 0)
    wants.push([
      'questions',
      <Want
        what={t('chair.want-questions', { count: fresh + accepted + taken })}
        about={t('chair.want-questions-about', { fresh, accepted, taken })}
      >
        <a className="button quiet" href={`/m/${seat.code}/relay`}>
          {t('chair.to-relay')}
        </a>
      </Want>,
    ]);

  return (
    <section>
      <h2 className={css.asideHead}>{t('chair.wants')}</h2>
      {wants.length === 0 ? (
        <p className={css.hint}>{t('chair.wants-nothing')}</p>
      ) : (
        <ul className={css.wants}>
          {wants.map(([key, want]) => (
            <Keyed key={key}>{want}</Keyed>
          ))}
        </ul>
      )}
    </section>
  );
}

const Keyed = ({ children }: { children: ReactNode }) => children;
