import type { Recorded } from '../meeting.ts';
import type { Issuing } from './state.ts';

export function reduceIssuing(issuing: Issuing, { at, by, event }: Recorded): Issuing {
  switch (event.type) {
    case 'record-issued': {
      const { number, hash, upTo } = event;
      return { ...issuing, versions: [...issuing.versions, { number, hash, upTo, at, by }] };
    }
    case 'erratum-noted': {
      const { erratumId: id, entryId, text } = event;
      return { ...issuing, errata: [...issuing.errata, { id, entryId, text, withdrawn: false }] };
    }
    case 'erratum-withdrawn':
      return { ...issuing, errata: issuing.errata.map((one) => (one.id === event.erratumId ? { ...one, withdrawn: true } : one)) };
    default:
      return issuing;
  }
}
