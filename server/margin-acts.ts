import type { Who } from '../shared/command.ts';
import { marginInput } from '../shared/documents/margin-input.ts';
import { marginOf, mayReadDocument } from '../shared/documents/rights.ts';
import { isStaff } from '../shared/people.ts';
import type { Asked, Reply, Route } from './api.ts';
import { Budget } from './budget.ts';
import { notFound } from './declined.ts';
import type { LiveMargin } from './documents/live-margin.ts';
import type { Entered } from './entering.ts';
import { isDevice } from './identity.ts';
import { parsed } from './input.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** What stands beside a document of a meeting; asked only of documents that are there. */
export type MarginAt = (live: LiveMeeting, documentId: string) => LiveMargin;
type MarginActs = { entered: (asked: Asked) => Promise<Entered>; marginAt: MarginAt; commandsPerSecond: number };

/** Everybody who reads it is shown what is said here, so nobody says it as often as they may press buttons. */
const saidPerCommand = 1 / 5;

/** Comments and suggestions beside a document: what is said of it comes here, and is read over the document's own connection. */
export function marginActs({ entered, marginAt, commandsPerSecond }: MarginActs): Record<string, Route['answer']> {
  const budget = new Budget(commandsPerSecond * saidPerCommand);

  async function inside(asked: Asked): Promise<{ live: LiveMeeting; who: Who; margin: LiveMargin }> {
    const { meeting: live, session } = await entered(asked);
    const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
    const documentId = asked.part('document');
    if (!who || mayReadDocument(live.meeting, who, marginOf(documentId)) !== null) throw notFound();
    return { live, who, margin: marginAt(live, documentId) };
  }
  const json = (body: unknown): Reply => ({ as: 'json', status: 200, body, cookie: null });

  return {
    'post /api/meetings/:meeting/documents/:document/margin': async (asked) => {
      const { live, who, margin } = await inside(asked);
      const { id, ...command } = parsed(marginInput, asked.body);
      const isMuch = !budget.allows(`${live.id} ${who.id}`, isStaff(live.meeting, who) ? 'staff' : 'participant');
      if (isMuch) return json((await margin.answerBefore(who, id)) ?? { ok: false, refusal: 'slow-down' });
      return json(await margin.act(who, id, command));
    },
    'get /api/meetings/:meeting/documents/:document/margin/names': async (asked) =>
      json({ names: await (await inside(asked)).margin.names() }),
  };
}
