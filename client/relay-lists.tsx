import { CommandButton } from './command-button.tsx';
import { nameInText } from './person-name.tsx';
import { nextStep } from './relay-dock.tsx';
import { tabs, type Item, type Tab } from './relay-items.ts';
import { stateInWords } from './relay-read.tsx';
import css from './relay.module.css';
import type { Seat } from './seat.ts';
import { useSteadyOrder } from './steady-order.ts';
import { t } from './words.ts';

type Props = {
  seat: Seat;
  byTab: Record<Tab, Item[]>;
  tab: Tab;
  show: (tab: Tab) => void;
  /** The one in the large type. */
  shown: string | null;
  pick: (id: string) => void;
};

/** Everything on the desk by where it is, with how many there are. A press brings one into the large type. */
export function RelayLists({ seat, byTab, tab, show, shown, pick }: Props) {
  const items = byTab[tab];
  const { drawn, hold, release } = useSteadyOrder(items.map(({ id }) => id));
  const rows = drawn.flatMap((id) => items.find((item) => item.id === id) ?? []);
  return (
    <section className={css.others} aria-label={t('relay.by-state')}>
      <nav className={css.tabs} aria-label={t('relay.by-state')}>
        {tabs.map((one) => (
          <button key={one} type="button" aria-current={one === tab ? 'page' : undefined} onClick={() => show(one)}>
            <b>{byTab[one].length}</b> {t(`relay.tab-${one}`)}
          </button>
        ))}
      </nav>
      {rows.length === 0 && <p className={css.hint}>{t(`relay.none-${tab}`)}</p>}
      <ul className={`rows ${css.rows}`} onPointerMove={hold} onFocus={hold} onPointerLeave={release}>
        {rows.map((item) => (
          <Row key={item.id} seat={seat} item={item} isShown={item.id === shown} pick={pick} />
        ))}
      </ul>
    </section>
  );
}

function Row({ seat, item, isShown, pick }: { seat: Seat; item: Item; isShown: boolean; pick: (id: string) => void }) {
  const question = item.what === 'question' ? item.question : null;
  const next = question && (question.step === 'new' || question.step === 'accepted') ? nextStep(question) : null;
  return (
    <li className={isShown ? `${css.row} ${css.isShown}` : css.row}>
      <button type="button" className={css.pick} aria-current={isShown ? 'true' : undefined} onClick={() => pick(item.id)}>
        <span className={css.q} dir="auto">
          {item.text}
        </span>
        <span className={`sub ${css.q}`}>{aboutItem(seat, item)}</span>
      </button>
      {next && (
        <CommandButton seat={seat} command={next.command} onDone={() => pick(item.id)}>
          {t(next.word)}
        </CommandButton>
      )}
    </li>
  );
}

function aboutItem(seat: Seat, item: Item): string {
  const personId = item.what === 'question' ? item.question.author?.personId : item.request.personId;
  const count = seat.tally.support[item.id] ?? 0;
  const step = item.what === 'question' ? item.question.step : null;
  const saysWhere = item.what === 'request' || (step !== 'new' && step !== 'accepted' && step !== 'read-out');
  return [
    personId === undefined ? t('reading.anonymous') : nameInText(personId, seat.people),
    count > 0 ? t('relay.supporters', { count }) : '',
    saysWhere ? stateInWords(seat, item) : '',
    item.what === 'question' && item.question.reason !== '' ? `\u2068${item.question.reason}\u2069` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
