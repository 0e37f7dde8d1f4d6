import * as Y from 'yjs';
import { dice, oneOf } from '../../shared/any-input.ts';
import { openedMeeting } from '../../shared/any-meeting.ts';
import { rolesOf } from '../../shared/people.ts';
import { textOf } from '../../client/document-text.ts';
import type { VirtualTime } from '../virtual-time.ts';
import { onPages } from './browser.ts';
import { Device, type Tab } from './device.ts';
import { fate } from './fate.ts';
import { keepLedger } from './ledger.ts';
import { bindTimers } from './life.ts';
import { strikeMark, writeMark } from './marks.ts';
import { mishaps } from './mishaps.ts';
import { newPremises, people } from './premises.ts';
import { current, Wire } from './wire.ts';
import { endings } from './ws.ts';

const moments = 90;

export type Told = { seed: number; faults: string[]; counts: Record<string, number>; text: string };

/** Everybody writes, everything goes wrong, then nothing does any more; and what was false in what they were told. */
export async function tell(seed: number, time: VirtualTime): Promise<Told> {
  const roll = dice(seed);
  const counts: Record<string, number> = {};
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  fate.calm();
  fate.roll = dice(seed + 1e6);
  endings.length = 0;
  bindTimers();
  onPages();
  const before = new Set(process.listeners('exit'));
  const wire = (current.wire = new Wire(dice(seed + 2e6)));

  const premises = await newPremises(wire, roll, count);
  const { disk, secretary, note } = premises;
  const ledger = keepLedger(disk.now);

  premises.start();
  await time.pass(50);
  note([...openedMeeting, ...writing(people)]);
  await time.pass(50);

  let [pages, marks] = [0, 0];
  const devices = [...people, 'ada'].map((personId) => new Device(personId, wire, dice(roll() * 2 ** 32)));
  const onDevices: string[] = [];
  const openTab = (device: Device) =>
    device.open({
      newClientId: () => 1_000 + ++pages,
      refusalNow: () => (device.isOffline ? undefined : secretary.now?.refusalOf(device.whose.personId)),
      shown: ledger.shown,
      refused: (paper) => ledger.refuses(paper, device.whose.personId),
    });
  const reload = (device: Device, tab: Tab) => {
    count('pages closed');
    device.end(tab);
    onDevices.push(device.kept());
    const { personId } = device.whose;
    ledger.closed(
      devices.flatMap((one) => (one.whose.personId === personId ? [one.unkept, one.kept(), ...one.aside()] : [])).join(' '),
      personId,
    );
  };
  devices.forEach(openTab);
  await time.pass(1500);

  const inPage = (tab: Tab, what: () => void) => tab.life.run(what);
  const writes = (tab: Tab) =>
    inPage(tab, () => {
      const { doc } = tab.sheet.paper();
      if (!tab.sheet.isWriting()) return;
      const before = textOf(doc);
      doc.transact(() => {
        if (roll() < 0.85) writeMark(doc, roll, `${doc.clientID}m${++marks};`);
        if (roll() > 0.8) {
          const gone = strikeMark(doc, roll);
          if (gone) ledger.strikes(tab.sheet.paper(), gone);
        }
      });
      ledger.wrote();
      const saved = tab.sheet.saved();
      if (saved === 'saved' && before !== textOf(doc)) ledger.faults.add('what was just typed is shown as saved');
    });
  const mishap = mishaps({ roll, wire, devices, premises, count, openTab, reload });

  Object.assign(fate, { falseAlarm: 0.02, workerEnds: 0.004 });
  for (let i = 0; i < moments; i += 1) {
    for (let writing = 1 + Math.floor(roll() * 4); writing > 0; writing -= 1) {
      const device = oneOf(roll, devices);
      if (device.tabs.size > 0) writes(oneOf(roll, [...device.tabs]));
      await time.pass(roll() * 120);
    }
    mishap();
    await time.pass(roll() * 400);
  }

  fate.calm();
  await time.pass(3500);
  fate.calm();
  premises.start();
  for (const device of devices) {
    device.goOnline();
    for (const link of wire.of(device.storage)) link.heal();
    for (const { life } of device.tabs) life.thaw();
  }
  await time.pass(1000);
  note(writing(people.filter((id) => rolesOf(secretary.now!.meeting()!.meeting, id).length === 0)));

  const tabs = () => devices.flatMap((device) => [...device.tabs]);
  const isSettled = () => {
    const onDisk = disk.now();
    return tabs().every(({ sheet }) => {
      const { doc } = sheet.paper();
      return (
        sheet.isWriting() &&
        sheet.saved() === 'saved' &&
        isSame(Y.encodeStateVector(doc), onDisk.stateVector) &&
        sheet.paper().provider.synced
      );
    });
  };
  async function settle(when: string) {
    for (let i = 0; i < 90 && !isSettled(); i += 1) await time.pass(1000);
    const open = tabs().map(({ sheet }) => (sheet.isWriting() ? sheet.saved() : 'reading'));
    if (!isSettled()) ledger.faults.add(`${when} it does not come to rest: ${open.join(', ')}`);
  }
  await settle('when all is well');
  // What a page that was closed left on its device is brought by the next one there.
  for (const device of devices) {
    for (const tab of device.tabs) device.end(tab);
    openTab(device);
  }
  await time.pass(3000);
  await settle('with new pages');
  await time.pass(5000);

  const beside = new Map(people.map((id) => [id, '']));
  for (const device of devices) {
    const shown = [...device.tabs].flatMap(({ sheet }) => [...sheet.beside.left, sheet.beside.unkept]);
    const { personId } = device.whose;
    beside.set(personId, [beside.get(personId), device.unkept, ...shown, ...device.aside()].join(' '));
  }
  ledger.atTheEnd(new Map(tabs().map(({ sheet }, i) => [`page ${i}`, textOf(sheet.paper().doc)])), onDevices.join(' '), beside);
  if (endings.includes(4400)) ledger.faults.add('an honest page was taken for one that sends what no editor writes');
  const text = textOf(tabs()[0]!.sheet.paper().doc);
  secretary.now?.life.end();
  for (const { life } of tabs()) life.end();
  disk.close();
  // Each provider of a page waits for the end of the process.
  for (const waits of process.listeners('exit')) if (!before.has(waits)) process.off('exit', waits);
  return {
    seed,
    faults: [...ledger.faults],
    counts: { ...counts, ...ledger.counts, promised: ledger.promised.size, refused: ledger.refused.size },
    text,
  };
}

const isSame = (one: Uint8Array, other: Uint8Array) => {
  const [a, b] = [Y.decodeStateVector(one), Y.decodeStateVector(other)];
  return a.size === b.size && [...a].every(([client, clock]) => b.get(client) === clock);
};

const writing = (ids: string[]) => ids.map((personId) => ({ type: 'role-given', personId, role: 'rapporteur' }) as const);
