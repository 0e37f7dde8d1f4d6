import { audienceOf, sharesFloor } from '../shared/audience.ts';
import { captionsText, captionsVtt } from '../shared/captions/file.ts';
import { languagesOn } from '../shared/captions/state.ts';
import { plenary } from '../shared/floor-id.ts';
import { lineFor, type Line } from '../shared/lanes.ts';
import { notFound } from './declined.ts';
import { isDevice, type Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Tongue } from './words.ts';

type File = { name: string; type: string; text: string };
const readAtOnce = 1000;

/**
 * The captions of one floor in one language as a file, for everybody who reads them on their screens. `floor` empty: plenary; `lang`
 * empty: the first there was.
 */
export async function captionsFor(
  live: LiveMeeting,
  session: Session | null,
  { say }: Tongue,
  { as, floor, lang }: { as: 'vtt' | 'txt'; floor: string; lang: string },
): Promise<File> {
  const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
  const on = floor || plenary;
  if (!who || !sharesFloor(audienceOf(live.meeting, who), on)) throw notFound();
  const language = lang || (languagesOn(live.meeting, on)[0] ?? '');
  const lines: Line[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const page = await live.lines({ lane: 'captions', floor: on, before, limit: readAtOnce });
    lines.unshift(...page.filter((line) => (line.lang ?? '') === language && lineFor('staff', line) !== null));
    if (page.length < readAtOnce) break;
    before = page[0]!.number;
  }
  const nameOf = (id: string) => live.cardOf(id)?.name ?? say('common.unnamed');
  const file = { title: live.meeting.conduct.title, language, lines, nameOf, say };
  const tag = /^[a-z0-9-]+$/i.test(language) ? `-${language}` : '';
  return as === 'vtt'
    ? { name: `${live.code}-captions${tag}.vtt`, type: 'text/vtt; charset=utf-8', text: captionsVtt(file) }
    : { name: `${live.code}-captions${tag}.txt`, type: 'text/plain; charset=utf-8', text: captionsText(file) };
}
