import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog } from '../../server/log.ts';
import { dice, type Dice, oneOf } from '../../shared/any-input.ts';
import { plenary } from '../../shared/floor-id.ts';
import { openHouse } from '../house.ts';
import { filesIn, otherFiles, rowsOf, type Rows } from './disk.ts';
import { witnessedMeeting, type Sent, type Voice, type WitnessedMeeting } from './witnessed.ts';
import { historyOf, type Frame } from './write-ahead.ts';

/** All that anybody who was never asked can lay hands on about one poll, and nothing that only an honest screen knows. */
export type Evidence = Rows & {
  meetingId: string;
  pollId: string;
  /** Who answered, in the order of the ids. */
  people: string[];
  options: string[];
  frames: Frame[];
  log: string[];
  sent: Sent[];
  /** Every file of the data folder as it lay there when the poll was closed, but for the data file and its log. */
  files: Buffer[];
};
/** A poll, what everybody really answered last, and what is left of it. */
export type Polled = {
  evidence: Evidence;
  truth: Map<string, number>;
  key: Buffer | null;
  afterwards: { keys: string[]; key: Buffer | null };
};
export type PollsOptions = { seed: number; polls: number; people: number; kind: 'secret' | 'named' };

/** One meeting on a disk with all its polls: people answer in any order, change their minds, come with a second device, and ask for the floor meanwhile. */
export async function pollsHeld({ seed, polls, people, kind }: PollsOptions): Promise<Polled[]> {
  const log: string[] = [];
  const house = await openHouse({ store: 'sqlite', log: createLog({ level: 'debug', stream: { write: (line) => void log.push(line) } }) });
  const meeting = await witnessedMeeting(house.url);
  try {
    const roll = dice(seed);
    const chair = await meeting.sit('Chair', { role: 'chair' });
    const staff = await meeting.sit('Desk', { role: 'moderator' });
    const audience: Voice[] = [];
    for (let i = 0; i < people; i++) audience.push(await meeting.sit(`Person ${i}`, { attendance: roll() < 0.5 ? 'on-site' : 'remote' }));
    await meeting.onlooker('Onlooker');
    await chair.does({ name: 'open-meeting', input: {} });
    const history = historyOf(house.folder);
    history();
    const held: Polled[] = [];
    for (let number = 0; number < polls; number++) {
      const from = { log: log.length, sent: meeting.sent.length };
      const poll = await onePoll({ meeting, chair, staff, audience, roll, folder: house.folder, number, kind });
      const { pollId, options, truth, key, linked } = poll;
      const evidence: Evidence = {
        meetingId: meeting.id,
        pollId,
        options,
        ...rowsOf(house.folder, meeting.id, pollId),
        people: [...truth.keys()].toSorted(),
        frames: history(),
        log: log.slice(from.log),
        sent: meeting.sent.slice(from.sent),
        files: otherFiles(house.folder),
      };
      const keys = filesIn(join(house.folder, 'ballot-keys'));
      held.push({ evidence, truth, key, afterwards: { keys, key: linked === null ? null : readFileSync(linked) } });
    }
    return held;
  } finally {
    meeting.close();
    await house.close();
  }
}

type Setting = {
  meeting: WitnessedMeeting;
  chair: Voice;
  staff: Voice;
  audience: Voice[];
  roll: Dice;
  folder: string;
  number: number;
  kind: PollsOptions['kind'];
};

async function onePoll({ meeting, chair, staff, audience, roll, folder, number, kind }: Setting) {
  const options = ['Aye', 'Nay', 'Abstain'].map((word) => `${word} in vote ${number}`);
  const secret = kind === 'secret';
  let seq = await chair.does({ name: 'prepare-poll', input: { question: `Vote ${number}?`, options, secret, open: true } });
  const { polls } = snapshotOf(await chair.look(null)).polls;
  const pollId = polls.at(-1)!.id;
  const truth = new Map<string, number>();
  const ballots = new Map(audience.map(({ personId }) => [personId, randomUUID()]));
  const answer = async (voice: Voice, ballot: string | undefined) => {
    const option = Math.floor(roll() * options.length);
    const sent = await voice.send({ name: 'answer-poll', input: { pollId, options: [option], ...(ballot && { ballot }) } });
    if (sent.ok) truth.set(voice.personId, option);
    return sent;
  };
  // Whoever watches asks again after every step: counts come twice a second, but to those who ask at once.
  const watched = async () => {
    const looks = await Promise.all([chair, staff, oneOf(roll, audience)].map((one) => one.look(seq)));
    seq = Math.max(...looks.map((joined) => joined.seq));
  };
  for (const [i, voice] of shuffled(roll, audience).entries()) {
    if (roll() < 0.2) await oneOf(roll, audience).send({ name: 'request-floor', input: { floor: plenary, kind: 'intervention' } });
    if (roll() < 0.3) await wait(Math.floor(roll() * 8));
    await answer(voice, ballots.get(voice.personId));
    await watched();
    const again = oneOf(
      roll,
      audience.filter(({ personId }) => truth.has(personId)),
    );
    if (roll() < 0.15) await answer(again, ballots.get(again.personId));
    else if (roll() < 0.1) await answer(again, randomUUID());
    if (i % 5 === 0) await staff.get(`/polls/${pollId}/answers`);
  }
  const keys = join(folder, 'ballot-keys');
  const [keyFile] = filesIn(keys);
  const key = keyFile === undefined ? null : readFileSync(join(keys, keyFile));
  // Another name for the same bytes on the disk: what is done to the file is seen here, and that it is gone is not.
  const linked = keyFile === undefined ? null : join(folder, `linked-${number}`);
  if (linked) linkSync(join(keys, keyFile!), linked);
  await chair.does({ name: 'close-poll', input: { pollId } });
  await watched();
  await chair.does({ name: 'publish-poll', input: { pollId } });
  for (const one of [chair, oneOf(roll, audience)]) {
    await one.look(null);
    await one.get(`/polls/${pollId}/answers`);
  }
  return { meeting, pollId, options, truth, key, linked };
}

const snapshotOf = (joined: Awaited<ReturnType<Voice['look']>>) => {
  if (!('snapshot' in joined)) throw new Error('not a snapshot');
  return joined.snapshot;
};

const shuffled = <Item>(roll: Dice, items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: roll() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
