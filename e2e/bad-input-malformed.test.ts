import { describe, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { largestMessage } from '../shared/wire.ts';
import { ask, attacked, endOf, newId, wait } from './attacked-room.ts';
import { stranger } from './stranger.ts';

const floor = plenary;
const here = attacked();

/** Parts of a message as they would stand in a frame that asks for an answer. */
const asked = (event: string, inputs: string[]) => inputs.map((input) => `421["${event}",${input}]`);
const frames: Record<string, (string | Buffer)[]> = {
  'no payload': ['42', '42[]', '421[]', '4', '41x', '42{', '42{}', '42null', '42"command"', '429'.repeat(50)],
  'no frame of the protocol': ['', '9', 'xyz', '5', '\u0000', '42["command"', '40{"meeting":"again"}'],
  'a command without an acknowledgement': [`42["command",${JSON.stringify({ id: 'command-x', ...ask })}]`],
  'a join without an acknowledgement': ['42["join",{"after":null}]'],
  'a command that is none': ['421["command"]', ...asked('command', ['null', '[]', '7', '"x"', '{}'])],
  'a command with parts of another shape': asked('command', [
    '{"id":7,"name":"request-floor","input":{}}',
    '{"id":"short","name":"request-floor","input":{}}',
    `{"id":"${'x'.repeat(65)}","name":"request-floor","input":{}}`,
    '{"id":"command-x","name":["request-floor"],"input":{}}',
    '{"id":"command-x","name":"request-floor","input":{},"who":"chair"}',
    '{"id":"command-x","name":"request-floor","input":{},"__proto__":{"who":"chair"}}',
  ]),
  'a join with parts of another shape': asked('join', [
    '{}',
    'null',
    '{"after":-1}',
    '{"after":1.5}',
    '{"after":"1"}',
    '{"after":1e400}',
    '{"after":null,"as":7}',
    '{"after":null,"audience":"staff"}',
  ]),
  'names that are not of this protocol': ['events', 'bye', 'reseat', 'message', 'error', '__proto__', 'constructor', ''].map(
    (name) => `421["${name}",{}]`,
  ),
  'names that the library keeps for itself': ['connect', 'disconnect', 'disconnecting', 'newListener'].map((name) => `421["${name}",{}]`),
  'a number for a name': ['421[7,{}]', '42[0]'],
  bytes: [Buffer.from([1, 2, 3]), Buffer.from('42["command"]'), Buffer.alloc(0)],
  'an attachment that does not come, or too many': [
    '451-["command",{"_placeholder":true,"num":0}]',
    '459999999999-["command"]',
    '45-["x"]',
  ],
  'another room of the library': ['40/admin,{}', '42/admin,["command",{}]', '40/__proto__,'],
};

describe('malformed', () => {
  test.each(Object.keys(frames))('%s: the connection is closed or nothing comes of it', async (kind) => {
    for (const frame of frames[kind]!) {
      const line = await here.asAna();
      const heard = line.heard.length;
      line.say(frame);
      await Promise.race([line.closed, wait(100)]);
      const answers = line.heard.slice(heard).filter((said) => said.startsWith('43'));
      expect(answers, String(frame)).toEqual([]);
      line.close();
    }
  });

  test('an input that is not the command’s own is refused and nothing else happens (S1)', async () => {
    const line = await here.asAna();
    const refusalTo = (name: string, input: unknown) => line.ask('command', { id: newId(), name, input });
    const refused = (refusal: string) => ({ ok: false, refusal });
    const about = ask.input;
    const wrong = [null, 7, [], '', {}, { floor: 7 }, { floor, kind: 'shout' }, { ...about, subject: {} }, { ...about, number: 1 }];
    for (const input of [...wrong, { ...about, subject: 'x'.repeat(9000) }])
      expect(await refusalTo('request-floor', input), JSON.stringify(input).slice(0, 80)).toEqual(refused('bad-input'));
    for (const name of ['', 'raise-hand', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])
      expect(await refusalTo(name, {}), name).toEqual(refused('unknown-command'));
    for (const place of ['__proto__', 'constructor', 'nowhere', here.other.id])
      expect(await refusalTo('request-floor', { ...about, floor: place }), place).toEqual(refused('no-such-floor'));
  });

  test('an input nested twenty thousand deep is refused (S1)', async () => {
    const line = await here.asAna();
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    line.say(`4277["command",{"id":"${newId()}","name":"request-floor","input":${deep}}]`);
    await expect.poll(() => line.heard.at(-1)).toBe('4377[{"ok":false,"refusal":"bad-input"}]');
  });

  test('bytes where words belong are refused (S1)', async () => {
    const line = await here.asAna();
    const input = '{"floor":{"_placeholder":true,"num":0},"kind":"intervention"}';
    line.say(`451-88["command",{"id":"${newId()}","name":"request-floor","input":${input}}]`);
    line.say(Buffer.from(plenary));
    await expect.poll(() => line.heard.at(-1)).toBe('4388[{"ok":false,"refusal":"bad-input"}]');
  });

  const long = `{"meeting":"${'x'.repeat(100)}"}`;
  test.each([
    '"text"',
    '[]',
    '7',
    'null',
    '{}',
    '{"meeting":7}',
    '{"meeting":{}}',
    '{"meeting":"__proto__"}',
    long,
    '{"meeting":"","wire":[]}',
  ])('a handshake of %s is sent away', async (auth) => {
    const line = await stranger(here.house.url, { auth, cookie: here.ana.cookie }).catch(() => null);
    if (!line) return;
    expect(await endOf(line)).toBe('closed');
    expect(line.heard.join()).not.toContain('43');
  });
});

describe('oversized', () => {
  const large = (bytes: number) => {
    const input = { ...ask.input, subject: 'x'.repeat(bytes) };
    return JSON.stringify(['command', { id: newId(), name: 'request-floor', input }]);
  };

  test('a message of more than 64 KB closes its connection', async () => {
    const line = await here.asAna();
    line.say(`421${large(largestMessage)}`);
    expect((await line.closed).code).toBe(1009);
  });

  test('a message of just under 64 KB is only refused', async () => {
    const line = await here.asAna();
    line.say(`4299${large(largestMessage - 200)}`);
    await expect.poll(() => line.heard.at(-1)).toBe('4399[{"ok":false,"refusal":"bad-input"}]');
  });

  test('more than 64 KB by polling, or by HTTP, is refused', async () => {
    const polling = `${here.house.url}/socket.io/?EIO=4&transport=polling`;
    const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1)) as { sid: string };
    const body = 'x'.repeat(largestMessage + 1);
    const polled = await fetch(`${polling}&sid=${sid}`, { method: 'POST', body }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(polled);
    const posted = await fetch(`${here.house.url}/api/meetings/${here.room.code}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: body, attendance: 'remote' }),
    });
    expect(posted.status).toBe(413);
  });
});
