import { oneOf, type Dice } from '../../shared/any-input.ts';
import { rolesOf } from '../../shared/people.ts';
import type { Device, Tab } from './device.ts';
import { fate, points, writings } from './fate.ts';
import { afterMs } from './life.ts';
import type { Premises } from './premises.ts';
import type { Wire } from './wire.ts';

type World = {
  roll: Dice;
  wire: Wire;
  devices: Device[];
  premises: Premises;
  count: (what: string) => void;
  openTab: (device: Device) => Tab;
  reload: (device: Device, tab: Tab) => void;
};

/** Each time something else goes wrong, or is well again. */
export function mishaps({ roll, wire, devices, premises, count, openTab, reload }: World) {
  const { secretary, note, kill } = premises;
  function line(device: Device) {
    count('lines broken');
    for (const link of wire.of(device.storage))
      if (link.isStalled) link.heal();
      else if (roll() < 0.5) link.stall();
      else link.cut();
  }
  function rights({ whose: { personId } }: Device) {
    count('rights changed');
    const meeting = secretary.now?.meeting()?.meeting;
    if (meeting) note([{ type: rolesOf(meeting, personId).length > 0 ? 'role-taken' : 'role-given', personId, role: 'rapporteur' }]);
  }
  return () => {
    const device = oneOf(roll, devices);
    const tab = device.tabs.size > 0 ? oneOf(roll, [...device.tabs]) : null;
    const what = roll();
    if (what < 0.1) {
      count(device.isOffline ? 'online' : 'offline');
      if (device.isOffline) device.goOnline();
      else device.goOffline();
    } else if (what < 0.2) line(device);
    else if (what < 0.28 && tab) {
      count('frozen');
      if (tab.life.isFrozen) tab.life.thaw();
      else tab.life.isFrozen = true;
    } else if (what < 0.38 && tab) {
      reload(device, tab);
      if (roll() < 0.7) openTab(device);
    } else if (what < 0.42 && device.tabs.size < 2) openTab(device);
    else if (what < 0.57) fate.death ??= { writing: oneOf(roll, [...writings]), point: oneOf(roll, [...points]) };
    else if (what < 0.6 && secretary.now) kill('killed');
    else if (what < 0.7) rights(device);
    else if (what < 0.73) {
      count('disk full');
      fate.isDiskFull = true;
      afterMs(500 + roll() * 3000, () => (fate.isDiskFull = false));
    }
  };
}
