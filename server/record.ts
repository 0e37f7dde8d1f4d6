import { audienceOf } from '../shared/audience.ts';
import { isStaff } from '../shared/people.ts';
import type { Asked, Reply, Route } from './api.ts';
import { Budget } from './budget.ts';
import { Declined, notFound } from './declined.ts';
import type { Documents } from './documents/routes.ts';
import type { Entered } from './entering.ts';
import type { Wanted } from './exports/office.ts';
import type { Drawn } from './exports/clerk.ts';
import { formatNames, type Format } from './exports/names.ts';
import { recordSchema } from './exports/schema.ts';
import { isDevice } from './identity.ts';
import { recordBundle } from './record-bundle.ts';
import { tongueFor } from './words.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** Who draws records up. */
export type Records = { file(live: LiveMeeting, wanted: Wanted): Promise<Drawn> };

/** All files at once are much work: six at once, and then one in ten seconds. */
const bundlesPerSecond = 1 / 10;

/** The record in each of its formats, and everything in one, for whoever is inside (N31). Answers 404 to all others. */
export function recordRoutes(
  enter: (asked: Pick<Asked, 'meeting' | 'cookies'>) => Promise<Entered>,
  records: Records,
  documents: Pick<Documents, 'keeperOf'>,
): Record<string, Route['answer']> {
  const pace = new Budget(bundlesPerSecond, undefined, 60);

  async function read(asked: Asked) {
    const { meeting: live, session } = await enter(asked);
    const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
    if (!who) throw notFound();
    const reader = audienceOf(live.meeting, who) === 'staff' ? 'staff' : 'everyone';
    const isListed = live.meeting.conduct.settings.peopleVisibleTo === 'everyone' || isStaff(live.meeting, who);
    const page = `${asked.origin}/m/${live.code}/record`;
    const draw = (format: Format) =>
      records.file(live, { reader, isListed, format, languages: asked.languages, page }).catch(() => {
        throw new Declined(503, 'record-not-drawn', 'The record could not be drawn up just now. Try again in a moment.');
      });
    return { live, session, personId: who.id, draw };
  }
  const routeOf = (format: Format): [string, Route['answer']] => [
    `get /api/meetings/:meeting/record.${format}`,
    async (asked): Promise<Reply> => ({ as: 'bytes', ...(await (await read(asked)).draw(format)) }),
  ];
  return {
    ...Object.fromEntries(formatNames.map(routeOf)),
    'get /api/meetings/:meeting/record.zip': async (asked) => {
      const { live, ...of } = await read(asked);
      if (!pace.allows(`${live.id} ${of.personId}`, 'participant'))
        throw new Declined(429, 'slow-down', 'Everything was taken a moment ago. Wait a little and try again.');
      const bytes = await recordBundle({ live, ...of, tongue: tongueFor(asked.languages), documents });
      return { as: 'bytes', name: `${live.code}.zip`, type: 'application/zip', bytes, isPacked: false };
    },
    /** What stands in the JSON: for everybody, since it says nothing of any meeting. */
    'get /api/record.schema.json': () => Promise.resolve({ as: 'json', status: 200, body: recordSchema(), cookie: null }),
  };
}
