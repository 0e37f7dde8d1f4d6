import { expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { cast } from '../../shared/any-input.ts';
import { openedMeeting } from '../../shared/any-meeting.ts';
import { plenary } from '../../shared/floor-id.ts';
import { LiveMeeting } from '../live-meeting.ts';
import { memoryStore } from '../store.memory.ts';
import { Office, type Wanted } from './office.ts';

const who = (id: string) => cast.find((person) => person.id === id)!;
const wanted: Wanted = { reader: 'staff', isListed: false, format: 'json', languages: 'en', page: '' };

test('a record that was being drawn when somebody was erased goes to nobody, whoever asked for it (N36, N31)', async () => {
  const store = memoryStore();
  await store.createMeeting({ id: 'm', code: 'ABC234', createdAt: 0 });
  const live = await new LiveMeeting({ id: 'm', code: 'ABC234', createdAt: 0 }, store).open();
  const cards = cast.map(({ id, attendance, standing }) => ({ id, name: `Name of ${id}`, attendance, standing }));
  await live.note('secretary', () => ({ events: openedMeeting, cards }));
  const ask = { floor: plenary, kind: 'intervention', subject: 'Only Ada says this' };
  await live.handle(who('ada'), { id: 'asking-1', name: 'request-floor', input: ask });
  const erase = { id: 'erasing-1', name: 'erase-person', input: { personId: 'ada', notes: false } };
  // The facts are read, and then she is erased, before anything is drawn.
  const readJson: typeof store.readJson = async (...asked) => {
    const json = await store.readJson(...asked);
    expect(await live.handle(who('secretary'), erase)).toMatchObject({ ok: true });
    return json;
  };
  const office = new Office(
    {
      readJson,
      visits: (id) => store.visits(id),
      transcriptHead: (...of) => store.transcriptHead(...of),
      transcriptTurns: (...of) => store.transcriptTurns(...of),
    },
    Date.now,
  );
  const { bytes, isPacked } = await office.file(live, wanted);
  const text = Buffer.from(isPacked ? gunzipSync(bytes) : bytes).toString();
  expect(text).toContain('Erased participant 1');
  expect(text).not.toMatch(/Only Ada says this|Name of ada/);
  await office.stop();
});
