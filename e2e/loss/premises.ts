import type { Dice } from '../../shared/any-input.ts';
import type { openedMeeting } from '../../shared/any-meeting.ts';
import { card, door } from '../../server/store.given.ts';
import { memoryStore } from '../../server/store.memory.ts';
import type { Store } from '../../server/store.ts';
import { newDisk } from './disk.ts';
import { fate } from './fate.ts';
import { afterMs } from './life.ts';
import { startSecretary, type Secretary } from './secretary.ts';
import type { Wire } from './wire.ts';

export const people = ['ada', 'ben', 'cleo'];
export type Premises = Awaited<ReturnType<typeof newPremises>>;

/** Where the secretary lives: its disk outlives it, and whenever it dies another begins. */
export async function newPremises(wire: Wire, roll: Dice, count: (what: string) => void) {
  const kept = memoryStore();
  await kept.createMeeting(door('m'));
  const disk = newDisk(({ writing, point }) => kill(`killed ${point} ${writing}`));
  const store: Store = {
    ...kept,
    documents: disk.documents,
    append: async (...what) => (fate.isDiskFull ? Promise.reject(new Error('full')) : kept.append(...what)),
    probe: async () => (fate.isDiskFull ? Promise.reject(new Error('full')) : kept.probe()),
  };
  const secretary = { now: null as Secretary | null };
  function start() {
    if (secretary.now) return;
    secretary.now = wire.door = startSecretary(store, 'm', () => count('failures'));
  }
  function kill(what: string) {
    count(what);
    const { now } = secretary;
    [secretary.now, wire.door] = [null, null];
    now?.life.end();
    for (const link of [...wire.links]) link.serverDied();
    afterMs(100 + roll() * 2500, start);
  }
  function note(events: typeof openedMeeting) {
    const { now } = secretary;
    const cards = people.map((id) => card(id, id));
    const noted = async () => now?.meeting()?.note('secretary', () => ({ events, cards }));
    // What cannot be kept now has not happened.
    now?.life.run(() => void noted().catch(() => {}));
  }
  return { disk, secretary, start, kill, note };
}
