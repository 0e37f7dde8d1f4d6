import { beforeAll, expect, test } from 'vitest';
import { withKey } from './linking/box-openings.ts';
import { said, scored } from './linking/chance.ts';
import { pollsHeld, type Polled } from './linking/polled.ts';
import { attack, beyondChance } from './linking/strategies.ts';

const polls = Number(process.env['POLLS'] ?? 60);
const people = 12;
const meetings = 3;
const [seed, seedAgain] = [10, 20];

/** The polls of several meetings, each with a disk of its own, held at the same time. */
async function held(from: number): Promise<Polled[]> {
  const each = Array.from({ length: meetings }, (_none, i) =>
    pollsHeld({ seed: from + i, polls: Math.ceil(polls / meetings), people, kind: 'secret' }),
  );
  return (await Promise.all(each)).flat();
}

let secret: Polled[];
let named: Polled[];
beforeAll(async () => {
  [secret, named] = await Promise.all([held(seed), pollsHeld({ seed, polls: Math.ceil(polls / 5), people, kind: 'named' })]);
}, 600_000);

test(`given the database, its history, the log and every byte sent, no strategy says who answered what in ${polls} secret polls of ${people} better than chance (P2)`, async () => {
  const { scores, report } = attack(secret);
  console.log(report.join('\n'));
  const suspects = beyondChance(scores);
  // Of so many strategies chance alone takes one too far now and then, but not the same one twice.
  const again = suspects.length === 0 ? [] : beyondChance(attack(await held(seedAgain)).scores);
  if (suspects.length > 0) console.log(`too far: ${suspects.join('; ')}. In another meeting: ${again.join('; ') || 'none'}`);
  expect(suspects.filter((name) => again.includes(name))).toEqual([]);
}, 300_000);

test('the same strategies say who answered what in named polls (N21)', () => {
  const { scores, report } = attack(named);
  console.log(report.filter((line) => !/ -?[0-3]\.\d\d sigma/.test(line)).join('\n'));
  const together = scores.get('a number and an id sent together')!;
  expect(together.hits).toBe(together.of);
  expect(beyondChance(scores)).toEqual(
    expect.arrayContaining(['the number of an option that follows them first', 'what the counts gained when they answered']),
  );
});

test('the key of the box is all that stands between: with it, the history of the disk says who answered what', () => {
  const keys = new Map(secret.map(({ evidence, key }) => [evidence.pollId, key]));
  const score = scored(
    secret,
    withKey((pollId) => keys.get(pollId)!),
  );
  console.log(said('with the key, taken while the poll was open', score));
  expect(score.hits / score.of).toBeGreaterThan(0.98);
});

test('once a poll is closed its key is written over and gone, and no copy of it lies in any file, frame, or line of the log (P2)', () => {
  for (const { evidence, key, afterwards } of secret) {
    expect(key).toHaveLength(32);
    expect(afterwards.keys).toEqual([]);
    expect(afterwards.key).toEqual(Buffer.alloc(32));
    const { frames, files, log, sent } = evidence;
    const all = [...frames.map(({ data }) => data), ...files, Buffer.from(log.join('')), ...sent.map(({ text }) => Buffer.from(text))];
    const spelled = (['hex', 'base64', 'base64url'] as const).map((how) => Buffer.from(key!.toString(how)));
    expect(all.filter((bytes) => [key!, ...spelled].some((one) => bytes.includes(one)))).toEqual([]);
  }
});

test('while a secret poll is open nobody is sent more of its answers than how many there are, staff neither (P2)', () => {
  for (const { evidence } of secret) {
    const closed = evidence.sent.findIndex(({ text }) => text.includes('"poll-closed"'));
    const open = evidence.sent.slice(0, closed).map(({ text }) => text);
    expect(open.filter((text) => text.includes(`"${evidence.pollId}":{"answered":${people - 1}}`)).length).toBeGreaterThan(0);
    expect(open.filter((text) => new RegExp(`"${evidence.pollId}":\\{(?!"answered":\\d+\\})`).test(text))).toEqual([]);
    expect(
      open.filter((text) =>
        new RegExp(`"id":"${evidence.pollId}"(?![^{}]*"answers":\\[\\],"rooms":\\[\\],"answered":null,"counted":null)`).test(text),
      ),
    ).toEqual([]);
    expect(evidence.sent.filter(({ text }) => text.includes('poll-answered'))).toEqual([]);
    expect(evidence.sent.filter(({ text }) => /^(?!404).*"answers":\[\{/s.test(text))).toEqual([]);
  }
});

test('of a secret answer the disk keeps that there is one, and nothing of what it was, by side neither (P2)', () => {
  for (const { evidence } of secret)
    for (const { event, by } of evidence.facts) {
      if (event.type === 'poll-answered') expect(event).toEqual({ type: 'poll-answered', pollId: evidence.pollId, personId: by });
      if (event.type === 'poll-closed') expect(event.counted!.bySide).toBeNull();
    }
});
