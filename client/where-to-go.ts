import { useEffect, useRef, useState } from 'react';
import type { Round } from '../shared/groups/state.ts';
import { get } from './http.ts';
import { useNow, type Seat } from './seat.ts';

/** Somebody on-site, to be read out by the screen. */
export type Going = { id: string; name: string; noDevice?: true; group: string | null };

/** People need this long to be on their way, and so long again when something was changed. */
const firstMs = 3 * 60_000;
const againMs = 60_000;

/** Whether people move: from the start on for some minutes, and again when somebody came to a group or a place was changed. */
export function useMoving(seat: Seat, round: Round): boolean {
  const now = useNow(seat);
  const [changedAt, changed] = useState(-Infinity);
  const known = useRef<{ id: string; signs: string; counts: Record<string, number> } | null>(null);
  const signs = JSON.stringify(round.groups.map(({ id, title, place, link }) => [id, title, place, link]));
  const { groups: counts } = seat.tally;
  useEffect(() => {
    const before = known.current;
    known.current = { id: round.id, signs, counts };
    if (before?.id !== round.id) return;
    const came = round.groups.some(({ id }) => (counts[id] ?? 0) > (before.counts[id] ?? Infinity));
    if (came || before.signs !== signs) changed(seat.now());
  }, [round, signs, counts, seat]);
  return now - (round.startedAt ?? now) < firstMs || now - changedAt < againMs;
}

const soonMs = 400;
const againEveryMs = 20_000;
const mostNames = 400;

/** Who is on-site in which group, by name, those without a device first; nobody where that is not for this screen, or where there are too many to read. */
export function useOnSite(seat: Seat, round: Round): readonly Going[] {
  const [people, setPeople] = useState<readonly Going[]>([]);
  const { code, tally, heard } = seat;
  const version = `${JSON.stringify(tally.groups)} ${heard.joins} ${useNow(seat, againEveryMs)}`;
  const { id: roundId } = round;
  const isForAll = seat.meeting.conduct.settings.peopleVisibleTo === 'everyone';
  useEffect(() => {
    if (!isForAll) return setPeople([]);
    let gone = false;
    const read = async () => {
      const found: Going[] = [];
      for (let total = Infinity; found.length < Math.min(total, mostNames);) {
        const asked = new URLSearchParams({ attendance: 'on-site', after: found.at(-1)?.id ?? '' });
        const answer = await get<{ people: Going[]; total: number }>(
          `/api/meetings/${encodeURIComponent(code)}/groups/${encodeURIComponent(roundId)}/people?${asked.toString()}`,
        );
        if (gone || (!answer.ok && answer.code === 'offline')) return;
        if (!answer.ok || answer.body.people.length === 0) break;
        found.push(...answer.body.people);
        total = answer.body.total;
      }
      setPeople(found.length > mostNames ? [] : found.toSorted((one, other) => Number(!one.noDevice) - Number(!other.noDevice)));
    };
    const soon = setTimeout(() => void read(), soonMs);
    return () => {
      gone = true;
      clearTimeout(soon);
    };
  }, [code, roundId, version, isForAll]);
  return people;
}
