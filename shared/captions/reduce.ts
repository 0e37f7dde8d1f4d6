import { plenary } from '../floor-id.ts';
import type { Recorded } from '../meeting.ts';
import type { Captions } from './state.ts';

export function reduceCaptions(captions: Captions, { at, event }: Recorded): Captions {
  switch (event.type) {
    case 'caption-link-made': {
      const { floor, link } = event;
      // One link for each floor and language: the new one ends the one before.
      const others = captions.links.filter((one) => one.floor !== floor || one.lang !== link.lang);
      return { ...captions, links: [...others, { ...link, floor, madeAt: at }] };
    }
    case 'caption-link-revoked':
      return { ...captions, links: captions.links.filter(({ id }) => id !== event.linkId) };
    case 'captions-begun': {
      const { floor, lang } = event;
      const before = Object.hasOwn(captions.languages, floor) ? captions.languages[floor]! : [];
      return before.includes(lang) ? captions : { ...captions, languages: { ...captions.languages, [floor]: [...before, lang] } };
    }
    case 'off-record-set':
      return { ...captions, offRecord: event.on };
    case 'captions-placed':
      return { ...captions, where: event.where };
    case 'groups-ended':
      return { ...captions, links: captions.links.filter(({ floor }) => !event.groupIds.includes(floor)) };
    case 'round-started':
      // Groups are new in every round: nothing has been captioned in them.
      return { ...captions, languages: Object.hasOwn(captions.languages, plenary) ? { [plenary]: captions.languages[plenary]! } : {} };
    default:
      return captions;
  }
}
