import type { Recorded } from '../meeting.ts';
import type { Erasing } from './state.ts';

/** The words themselves are not taken out here: the facts that carried them have none any more, and every screen joins anew. */
export function reduceErasing(erasing: Erasing, { at, event }: Recorded): Erasing {
  switch (event.type) {
    case 'erasing-asked':
      return erasing.asked.includes(event.personId) ? erasing : { ...erasing, asked: [...erasing.asked, event.personId] };
    case 'person-erased': {
      const { type: _type, ...erased } = event;
      const asked = erasing.asked.filter((id) => !event.ids.includes(id));
      return { people: [...erasing.people, { ...erased, at, done: null }], asked };
    }
    case 'erasing-finished': {
      const { type: _type, personId, ...done } = event;
      return { ...erasing, people: erasing.people.map((one) => (one.personId === personId ? { ...one, done } : one)) };
    }
    default:
      return erasing;
  }
}
