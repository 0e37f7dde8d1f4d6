import { audienceOf } from '../shared/audience.ts';
import { isStaff } from '../shared/people.ts';
import type { Asked, Reply, Route } from './api.ts';
import { Declined, notFound } from './declined.ts';
import type { Entered } from './entering.ts';
import type { Wanted } from './exports/office.ts';
import type { Drawn } from './exports/clerk.ts';
import { formatNames, type Format } from './exports/names.ts';
import { recordSchema } from './exports/schema.ts';
import { isDevice } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** Who draws records up. */
export type Records = { file(live: LiveMeeting, wanted: Wanted): Promise<Drawn> };

/** The record in each of its formats, for whoever is inside (N31). Answers 404 to all others. */
export function recordRoutes(
  enter: (asked: Pick<Asked, 'meeting' | 'cookies'>) => Promise<Entered>,
  records: Records,
): Record<string, Route['answer']> {
  const routeOf = (format: Format): [string, Route['answer']] => [
    `get /api/meetings/:meeting/record.${format}`,
    async (asked): Promise<Reply> => {
      const { meeting: live, session } = await enter(asked);
      const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
      if (!who) throw notFound();
      const reader = audienceOf(live.meeting, who) === 'staff' ? 'staff' : 'everyone';
      const isListed = live.meeting.conduct.settings.peopleVisibleTo === 'everyone' || isStaff(live.meeting, who);
      const page = `${asked.origin}/m/${live.code}/record`;
      const drawn = await records.file(live, { reader, isListed, format, languages: asked.languages, page }).catch(() => {
        throw new Declined(503, 'record-not-drawn', 'The record could not be drawn up just now. Try again in a moment.');
      });
      return { as: 'bytes', ...drawn };
    },
  ];
  return {
    ...Object.fromEntries(formatNames.map(routeOf)),
    /** What stands in the JSON: for everybody, since it says nothing of any meeting. */
    'get /api/record.schema.json': () => Promise.resolve({ as: 'json', status: 200, body: recordSchema(), cookie: null }),
  };
}
