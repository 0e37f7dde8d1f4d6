import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { erasedIn } from '../shared/erasing/state.ts';
import type { FloorId } from '../shared/floor-id.ts';
import type { Lane, Line } from '../shared/lanes.ts';
import type { Card } from '../shared/people.ts';
import { get } from './http.ts';
import type { Cards, Heard } from './meeting-store.ts';
import type { Seat } from './seat.ts';

type Page = { lines: Line[]; people: Card[]; more: boolean };
/** What was read, and which lines had been heard before it was: those it knows better. */
type Kept = Page & { heardBefore: ReadonlySet<Line> };
export type LaneView = {
  /** By number. */
  lines: Line[];
  people: Cards;
  state: 'reading' | 'read' | 'failed';
  /** Whether there are older lines than these. */
  more: boolean;
  older: () => void;
  again: () => void;
};

/** A screen that comes back reads again what it holds, but not a whole day. */
const mostPages = 5;

/** A lane of a floor: its newest page, what is heard after it, and older pages when they are asked for; `lang`: pages of that language alone. */
export function useLane(
  { code, heard, people, meeting }: Seat,
  lane: Lane,
  floor: FloorId,
  onPage = 50,
  lang: string | null = null,
): LaneView {
  const [kept, keep] = useState<Kept | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const now = useRef({ heard, kept });
  now.current = { heard, kept };
  const reading = useRef<object | null>(null);

  const ask = useCallback(
    (before: number | null) => {
      const asked = new URLSearchParams({
        floor,
        limit: String(onPage),
        ...(before !== null && { before: String(before) }),
        ...(lang !== null && { lang }),
      });
      return get<Page>(`/api/meetings/${encodeURIComponent(code)}/lines/${lane}?${asked.toString()}`);
    },
    [code, lane, floor, onPage, lang],
  );

  const { joins } = heard;
  useEffect(() => {
    const mine = (reading.current = {});
    const heardBefore = new Set(now.current.heard.lines);
    const oldest = now.current.kept?.lines[0]?.number ?? Infinity;
    const readAnew = async () => {
      let page: Page = { lines: [], people: [], more: true };
      for (let pages = 0; pages < mostPages && page.more && (pages === 0 || page.lines[0]!.number > oldest); pages++) {
        const answer = await ask(page.lines[0]?.number ?? null);
        if (reading.current !== mine) return;
        if (!answer.ok) break;
        page = before(answer.body, page);
        setFailed(false);
        keep({ ...page, heardBefore });
      }
      if (page.more && page.lines.length === 0) setFailed(true);
      reading.current = null;
    };
    void readAnew();
    return () => {
      if (reading.current === mine) reading.current = null;
    };
  }, [ask, joins, tries]);

  const older = () => {
    if (!kept?.more || reading.current) return;
    const mine = (reading.current = {});
    void ask(kept.lines[0]!.number).then((answer) => {
      if (reading.current !== mine) return;
      reading.current = null;
      setFailed(!answer.ok);
      if (answer.ok) keep((after) => after && { ...before(answer.body, after), heardBefore: after.heardBefore });
    });
  };

  const { erasing } = meeting;
  const lines = useMemo(
    () => linesNow(kept, heard, lane, floor).filter((line) => lane !== 'chat' || !erasedIn({ erasing }, line.by)),
    [kept, heard, lane, floor, erasing],
  );
  const named = useMemo(() => ({ ...Object.fromEntries((kept?.people ?? []).map((card) => [card.id, card])), ...people }), [kept, people]);
  return {
    lines,
    people: named,
    state: failed ? 'failed' : kept ? 'read' : 'reading',
    more: kept?.more ?? false,
    older,
    again: () => setTries((one) => one + 1),
  };
}

const before = (older: Page, page: Page): Page => ({
  lines: [...older.lines, ...page.lines],
  people: [...older.people, ...page.people],
  more: older.more,
});

/** What was read, as it was changed and went on since. */
function linesNow(kept: Kept | null, { lines, gone }: Heard, lane: Lane, floor: FloorId): Line[] {
  const from = kept?.more ? (kept.lines[0]?.number ?? 0) : 0;
  const fresh = lines.filter((line) => line.lane === lane && line.floor === floor && line.number >= from && !kept?.heardBefore.has(line));
  const all = new Map([...(kept?.lines ?? []), ...fresh].map((line) => [line.number, line]));
  for (const number of gone) all.delete(number);
  return [...all.values()].toSorted((one, other) => one.number - other.number);
}
