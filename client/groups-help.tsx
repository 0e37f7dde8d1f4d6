import { useEffect, useRef } from 'react';
import { isWhole, type Group, type Round } from '../shared/groups/state.ts';
import { announce } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import { minutesAndSeconds } from './floor.tsx';
import css from './groups-board.module.css';
import { Told } from './groups-board-marks.tsx';
import { nameInText } from './person-name.tsx';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

type Called = Group & { help: NonNullable<Group['help']> };
const callsIn = ({ groups }: Round) => groups.filter((group): group is Called => isWhole(group) && group.help !== null);

/**
 * Groups that ask for help, wherever staff are: one goes, the others see who (G6). New calls are said, quietly. On a page about
 * something else only those for which nobody goes, and my own, in short.
 */
export function HelpCalls({ seat, round, where }: { seat: Seat; round: Round; where: 'board' | 'elsewhere' }) {
  const { id: me } = seat.me;
  const calls = callsIn(round).filter(({ help }) => where === 'board' || help.takenBy === null || help.takenBy === me);
  const known = useRef<ReadonlySet<string> | null>(null);
  const calling = calls.map(({ id, help }) => `${id} ${help.since}`).join();
  useEffect(() => {
    const now = new Set(calling === '' ? [] : calling.split(','));
    for (const { id, number, help } of known.current ? calls : [])
      if (!known.current!.has(`${id} ${help.since}`)) announce(t('board.help-said', { number, text: help.text }));
    known.current = now;
  }, [calling]);
  if (calls.length === 0) return null;
  return (
    <ul className={where === 'board' ? css.calls : `${css.calls} ${css.short}`} aria-label={t('board.calls')}>
      {calls.map((group) => (
        <Call key={group.id} seat={seat} group={group} />
      ))}
    </ul>
  );
}

function Call({ seat, group }: { seat: Seat; group: Called }) {
  const { id: groupId, number, title, help } = group;
  const now = useNow(seat);
  const named = (personId: string) => nameInText(personId, seat.people);
  const about = t('board.help-by', { name: named(help.calledBy), time: minutesAndSeconds(now - help.since) });
  return (
    <li>
      <span>
        <span className={css.asks}>
          <Told of="help">{t('board.help', { number })}</Told>
          <bdi dir="auto">{title}</bdi>
        </span>
        {help.text !== '' && <q dir="auto">{help.text}</q>}
        <span className={css.by}>
          <span className="sub">
            {help.takenBy === null ? about : `${about} · ${t('board.help-taken', { name: named(help.takenBy) })}`}
          </span>
          {/* Never where "I'll go" was: a second press must not say that it is done. */}
          {help.takenBy !== null && (
            <CommandButton seat={seat} command={{ name: 'end-help', input: { groupId } }} className="button quiet">
              {t('board.help-done')}
              <span className="hide"> {t('board.group', { number })}</span>
            </CommandButton>
          )}
        </span>
      </span>
      {help.takenBy === null && (
        <CommandButton seat={seat} command={{ name: 'take-help', input: { groupId } }}>
          {t('board.go')}
          <span className="hide"> {t('board.group', { number })}</span>
        </CommandButton>
      )}
    </li>
  );
}
