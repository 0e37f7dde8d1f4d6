import { expect, test } from 'vitest';
import type { Who } from '../shared/command.ts';
import { createIdentity } from './identity.ts';
import { join } from './joining.ts';
import { keepMeetings } from './meetings.ts';
import { memoryStore } from './store.memory.ts';

const identity = createIdentity(new Uint8Array(32).fill(7));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function givenMeeting(store = memoryStore()) {
  const meetings = keepMeetings(store);
  const meeting = await meetings.create({ title: 'Consultation', settings: { everyoneEqual: false } });
  const invitation = identity.invitationFor(meeting.id, { role: 'secretariat' });
  const { personId } = await join(meeting, identity, null, { name: 'Sam', attendance: 'on-site', invitation });
  const sam: Who = meeting.whoIs(personId!)!;
  const does = async (name: string, input: unknown) =>
    expect(await meeting.handle(sam, { id: crypto.randomUUID(), name, input })).toMatchObject({ ok: true });
  const cardNamed = (name: string) => meeting.cards().find((card) => card.name === name)!;
  const linkOf = (id: string) => identity.invitationFor(meeting.id, { personId: id });
  return { meeting, does, cardNamed, linkOf, comes: (sent: object) => join(meeting, identity, null, sent) };
}

test('somebody who was entered by hand and comes with a personal link has a device now, and keeps the standing (N7, S2)', async () => {
  const { meeting, does, cardNamed, linkOf, comes } = await givenMeeting();
  await does('enter-person', { name: 'Ines', organisation: 'Coast Guard', standing: 'observer', apologies: true });
  const { id } = cardNamed('Ines');
  const { personId } = await comes({ attendance: 'remote', invitation: linkOf(id) });
  expect(personId).toBe(id);
  expect(meeting.cardOf(id)).toEqual({ id, name: 'Ines', organisation: 'Coast Guard', attendance: 'remote', standing: 'observer' });
});

test('a placeholder who comes and says a name is no placeholder any more; without a name the label stays (Q10)', async () => {
  const { meeting, does, cardNamed, linkOf, comes } = await givenMeeting();
  await does('open-meeting', {});
  await does('request-floor', { floor: 'plenary', kind: 'intervention', for: { label: 'Lady in blue' } });
  const { id } = cardNamed('Lady in blue');
  const invitation = linkOf(id);
  await comes({ invitation });
  expect(meeting.cardOf(id)).toMatchObject({ name: 'Lady in blue', placeholder: true });
  await comes({ invitation, name: 'Bea' });
  expect(meeting.cardOf(id)).toMatchObject({ name: 'Bea' });
  expect(meeting.cardOf(id)).not.toHaveProperty('placeholder');
});

test('who comes again with an empty field has emptied it; fields left out stay (N2)', async () => {
  const { meeting, comes } = await givenMeeting();
  const first = await comes({
    name: 'Ada',
    attendance: 'remote',
    organisation: 'Society',
    region: 'WEOG',
    language: 'Русский',
    newcomer: true,
  });
  await join(meeting, identity, { personId: first.personId! }, { organisation: '', newcomer: false });
  expect(meeting.cardOf(first.personId!)).toEqual({
    id: first.personId,
    name: 'Ada',
    attendance: 'remote',
    standing: 'observer',
    region: 'WEOG',
    language: 'Русский',
  });
});

test('the personal link of somebody who turned out to be another leads to that other (Q10)', async () => {
  const { does, cardNamed, linkOf, comes } = await givenMeeting();
  const ada = await comes({ name: 'Ada', attendance: 'remote' });
  await does('open-meeting', {});
  await does('request-floor', { floor: 'plenary', kind: 'intervention', for: { label: 'Somebody' } });
  const { id } = cardNamed('Somebody');
  await does('name-placeholder', { personId: id, as: { personId: ada.personId } });
  expect((await comes({ invitation: linkOf(id) })).personId).toBe(ada.personId);
});

test('coming again while the secretariat says what standing one has does not undo that (S2)', async () => {
  const kept = memoryStore();
  const slow = { ...kept, append: async (...about: Parameters<typeof kept.append>) => (await wait(20), kept.append(...about)) };
  const { meeting, does, comes } = await givenMeeting(slow);
  const { personId } = await comes({ name: 'Ada', attendance: 'remote' });
  const amended = does('amend-card', { personId, standing: 'member', organisation: 'Society' });
  await wait(5);
  await join(meeting, identity, { personId: personId! }, { attendance: 'on-site' });
  await amended;
  expect(meeting.cardOf(personId!)).toMatchObject({ standing: 'member', attendance: 'on-site', organisation: 'Society' });
});
