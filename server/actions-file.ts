import type { Action, Decision } from '../shared/actions/state.ts';
import { csvOf } from './csv.ts';
import { notFound } from './declined.ts';
import { isDevice, type Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Tongue } from './words.ts';

type File = { name: string; text: string };

/** The actions and decisions as a table, for everybody inside (D1). Times in UTC. */
export function actionsTable(live: LiveMeeting, session: Session | null, { say }: Tongue): File {
  const { actions, decisions } = listsFor(live, session);
  const columns = ['kind', 'number', 'text', 'owner', 'organisation', 'due', 'state', 'settled', 'item', 'by', 'at', 'from'] as const;
  const row = (kind: 'action' | 'decision', { number, text, withdrawn, item, by, at, ...one }: Listed) => [
    say(`actions-file.${kind}`),
    String(number),
    text,
    one.owner ?? '',
    one.organisation ?? '',
    one.due ?? '',
    withdrawn ? say('actions-file.withdrawn') : one.state ? say(`actions-file.${one.state}`) : '',
    one.settled ?? '',
    item ?? '',
    by ?? '',
    at,
    one.from ?? '',
  ];
  const rows = [
    columns.map((column) => say(`actions-file.${column}`)),
    ...actions.map((one) => row('action', one)),
    ...decisions.map((one) => row('decision', one)),
  ];
  return { name: `${live.code}-actions.csv`, text: csvOf(rows) };
}

/** The same for programs: fields without a value are null, times as ISO 8601. */
export function actionsData(live: LiveMeeting, session: Session | null): File {
  const { title } = live.meeting.conduct;
  const { follows } = live.meeting.actions;
  const text = JSON.stringify({ title, follows, ...listsFor(live, session) }, null, 2);
  return { name: `${live.code}-actions.json`, text: `${text}\n` };
}

type Listed = ReturnType<typeof entryOf> & Partial<ReturnType<typeof taskOf>>;

function listsFor(live: LiveMeeting, session: Session | null) {
  if (!session || isDevice(session) || !live.whoIs(session.personId)) throw notFound();
  const { actions, decisions } = live.meeting.actions;
  return {
    actions: actions.map((action) => ({ ...entryOf(live, action), ...taskOf(live, action) })),
    decisions: decisions.map((decision) => entryOf(live, decision)),
  };
}

function entryOf({ meeting, cardOf }: LiveMeeting, { id, number, text, withdrawn, itemId, by, at }: Decision) {
  const item = meeting.agenda.items.find((one) => one.id === itemId)?.title ?? null;
  return { id, number, text, withdrawn, item, by: by === null ? null : (cardOf(by)?.name ?? null), at: new Date(at).toISOString() };
}

function taskOf({ cardOf }: LiveMeeting, { ownerId, due, state, settledAt, from }: Action) {
  const owner = ownerId === null ? undefined : cardOf(ownerId);
  const settled = settledAt === null ? null : new Date(settledAt).toISOString();
  return { owner: owner?.name ?? null, organisation: owner?.organisation ?? null, due, state, settled, from };
}
