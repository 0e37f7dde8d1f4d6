import { plenary } from '../shared/floor-id.ts';
import type { CommandInput } from '../shared/wire.ts';
import type { Asked } from './api.ts';

export type Said = (field: string) => string;

/** The floor that the page showed, whatever became of it since. */
const floorIn = (said: Said) => said('floor') || plenary;
const request = (said: Said) => ({ floor: floorIn(said), requestId: said('request') });
const given = (field: string, text: string) => (text.trim() === '' ? {} : { [field]: text });

/** What each button of the page asks of the meeting: the same commands as everywhere. */
export const acts: Record<string, (said: Said) => Pick<CommandInput, 'name' | 'input'>> = {
  ask: (said) => ({
    name: 'request-floor',
    input: { floor: floorIn(said), kind: said('kind'), ...given('subject', said('subject')), ...given('readAloud', said('readAloud')) },
  }),
  subject: (said) => ({ name: 'amend-request', input: { ...request(said), subject: said('subject') } }),
  withdraw: (said) => ({ name: 'withdraw-request', input: request(said) }),
  aside: (said) => ({ name: 'set-aside-request', input: request(said) }),
  return: (said) => ({ name: 'return-request', input: request(said) }),
  done: (said) => ({ name: 'end-turn', input: { floor: floorIn(said), turnId: said('turn') } }),
  /** To a group, or back to plenary where none is named. */
  go: (said) => ({ name: 'choose-group', input: { roundId: said('round'), groupId: said('group') || null } }),
  leave: () => ({ name: 'leave-meeting', input: {} }),
};

/** A form says everything as text; a field that is not there, or twice, says nothing. */
export function saidIn({ body }: Asked): Said {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return (field) => {
    const value = Object.hasOwn(fields, field) ? fields[field] : '';
    return typeof value === 'string' ? value : '';
  };
}
