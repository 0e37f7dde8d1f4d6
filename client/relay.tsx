import { Suspense, useEffect, useRef, useState } from 'react';
import { isStaff } from '../shared/people.ts';
import { isWhole, medianLagMs, type Question } from '../shared/relay/state.ts';
import { ChatSheetButton } from './chat-button.tsx';
import './every-rule.ts';
import { minutesAndSeconds } from './floor.tsx';
import { InMeeting } from './in-meeting.tsx';
import { lazily } from './lazily.ts';
import { nameInText } from './person-name.tsx';
import { PlainPage } from './plain-page.tsx';
import { RelayDock } from './relay-dock.tsx';
import { isCalled, itemDue, itemsByTab, tabs, type Item, type Tab } from './relay-items.ts';
import { RelayLists } from './relay-lists.tsx';
import { DeclineSheet, MergeSheet, MoreSheet } from './relay-more.tsx';
import { ToRead } from './relay-read.tsx';
import type { OpenSheet, Sheet } from './relay-sheets.ts';
import { TextSize, useTextSize } from './relay-size.tsx';
import { WriteSheet } from './relay-write.tsx';
import css from './relay.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <RelayPage seat={seat} />}</InMeeting>;
}

/** The moderator's page, or the way to one's own for whoever is none. */
export function RelayPage({ seat }: { seat: Seat }) {
  if (isStaff(seat.meeting, seat.me)) return <RelayDesk seat={seat} />;
  const next =
    seat.me.seat === 'person'
      ? { href: `/m/${seat.code}/attend`, label: t('relay.to-attend') }
      : { href: `/m/${seat.code}`, label: t('relay.to-join') };
  return (
    <PlainPage title={t('relay.not-yours-title')} next={next}>
      {t('relay.not-yours')}
    </PlainPage>
  );
}

const findIn = (byTab: Record<Tab, Item[]>, id: string | null) => tabs.flatMap((tab) => byTab[tab]).find((item) => item.id === id) ?? null;

/** Off the desk: done with, or the chair's to call. */
const isGone = (item: Item) => item.what === 'question' && ['answered', 'merged', 'declined', 'queued'].includes(item.question.step);

/** Another moderator was quicker; the button must not turn into that of the next question under a finger. */
const isOthers = (item: Item, myId: string) => item.what === 'question' && item.question.takenBy !== null && item.question.takenBy !== myId;
const readWhoMs = 3_000;

/** What this moderator looks at: what they chose until it is dealt with, or what is due; others do not pull it away. */
function useShown(seat: Seat, byTab: Record<Tab, Item[]>): [Item | null, (id: string) => void] {
  const [picked, setPicked] = useState<{ id: string; wasGone: boolean } | null>(null);
  const offered = useRef<string | null>(null);
  const [lost, setLost] = useState<string | null>(null);
  const other = findIn(byTab, offered.current);
  const otherId = other && isOthers(other, seat.me.id) ? other.id : null;
  useEffect(() => {
    if (otherId === null) return;
    const late = setTimeout(() => setLost(otherId), readWhoMs);
    return () => clearTimeout(late);
  }, [otherId]);
  const pick = (id: string) => {
    const item = findIn(byTab, id);
    setPicked({ id, wasGone: item !== null && isGone(item) });
  };
  const chosen = picked && findIn(byTab, picked.id);
  if (chosen && (picked.wasGone || !isGone(chosen))) return [chosen, pick];
  const due = itemDue(byTab, seat.me.id);
  const isSame = other?.what === 'question' && due?.what === 'question' && other.question.step === due.question.step;
  const isLost = otherId !== null && otherId !== lost;
  const shown = isSame || isLost ? other : due;
  offered.current = shown?.id ?? null;
  return [shown, pick];
}

function RelayDesk({ seat }: { seat: Seat }) {
  const byTab = itemsByTab(seat);
  const [shown, pick] = useShown(seat, byTab);
  const [chosenTab, show] = useState<Tab | null>(null);
  const tab = chosenTab ?? (byTab.accepted.length === 0 && byTab.new.length > 0 ? 'new' : 'accepted');
  /** From the first press on the list stays where it is. */
  const stepped = (id: string) => {
    show(tab);
    pick(id);
  };
  const [sheet, open] = useState<Sheet | null>(null);
  const [size, change] = useTextSize();
  const lag = medianLagMs(seat.meeting.relay);
  return (
    <div className={css.page}>
      <title>{t('relay.page-title', { title: seat.meeting.conduct.title })}</title>
      <header className={css.bar}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <span>{t('relay.title')}</span>
        <span className={css.push}>{lag !== null && t('relay.lag', { time: minutesAndSeconds(lag) })}</span>
        <a href={`/m/${seat.code}/groups`}>{t('relay.to-groups')}</a>
        <ChatSheetButton seat={seat} />
      </header>
      <main className={css.read} tabIndex={0} aria-label={t('relay.to-read')}>
        <Call seat={seat} byTab={byTab} shown={shown} pick={pick} />
        <TextSize size={size} change={change} />
        {shown ? (
          <ToRead seat={seat} item={shown} size={size} />
        ) : (
          <>
            <h1 className={css.calm}>{t('relay.nothing')}</h1>
            <p className="sub">{t(seat.meeting.conduct.settings.questions === 'off' ? 'relay.off' : 'relay.nothing-about')}</p>
          </>
        )}
      </main>
      <RelayLists seat={seat} byTab={byTab} tab={tab} show={show} shown={shown?.id ?? null} pick={stepped} />
      <RelayDock seat={seat} item={shown} onStep={stepped} open={open} />
      {sheet && <OneSheet seat={seat} sheet={sheet} open={open} />}
    </div>
  );
}

/** What has the floor and is to be read out now, while something else is in the large type: said, not pushed in front. */
function Call({ seat, byTab, shown, pick }: { seat: Seat; byTab: Record<Tab, Item[]>; shown: Item | null; pick: (id: string) => void }) {
  const called = [...byTab.taken, ...byTab.queue].find(isCalled);
  const personId = called && (called.what === 'request' ? called.request.personId : called.question.author?.personId);
  if (!called || !personId || called.id === shown?.id) return null;
  return (
    <button type="button" className={`button ${css.call}`} onClick={() => pick(called.id)}>
      {t('relay.call', { name: nameInText(personId, seat.people) })}
    </button>
  );
}

const RoomTally = lazily(['polls', 'door'], () => import('./poll-tally.tsx'));
const EnterPerson = lazily([], () => import('./relay-person.tsx'));

function OneSheet({ seat, sheet, open }: { seat: Seat; sheet: Sheet; open: OpenSheet }) {
  const onClose = () => open(null);
  const questions = seat.meeting.relay.questions.filter(isWhole);
  const question = 'questionId' in sheet && sheet.questionId !== null ? questions.find(({ id }) => id === sheet.questionId) : undefined;
  if (sheet.what === 'person')
    return (
      <Suspense>
        <EnterPerson seat={seat} onClose={onClose} />
      </Suspense>
    );
  if (sheet.what === 'hands')
    return (
      <Suspense>
        <RoomTally seat={seat} onClose={onClose} />
      </Suspense>
    );
  if (sheet.what === 'write') return <WriteSheet seat={seat} onClose={onClose} />;
  if (sheet.what === 'more') return <MoreSheet seat={seat} question={question ?? null} open={open} onClose={onClose} />;
  if (!question) return null;
  const props = { seat, question, open, onClose };
  if (sheet.what === 'decline') return <DeclineSheet {...props} />;
  return <MergeSheet {...props} others={questions.filter((other) => mayTake(other, question))} />;
}

/** Where another question can go: not into itself, not where nobody will read it. */
const mayTake = (other: Question, question: Question) =>
  other.id !== question.id &&
  other.floor === question.floor &&
  other.step !== 'merged' &&
  other.step !== 'declined' &&
  other.step !== 'answered';
