import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { anyInput } from './any-command.ts';
import { dice } from './any-input.ts';
import { anyLog } from './any-meeting.ts';
import { commandNames, decide, rules, type CommandName } from './decide.ts';
import {
  everyFact,
  fullAside,
  fullCard,
  fullEvaluation,
  fullGroup,
  fullHand,
  fullFreeze,
  fullMessage,
  fullPoll,
  fullQuestion,
  fullReport,
  fullRequest,
  fullRound,
  fullTurn,
  fullVersion,
} from './every-fact.given.ts';
import { momentAt, nine, person } from './given.ts';
import { signOf } from './groups/state.ts';
import { emptyMeeting, type Meeting, type Recorded } from './meeting.ts';
import { reduce } from './reduce.ts';
import {
  commandInput,
  handshakeInput,
  joinInput,
  largestMessage,
  wireVersion,
  type Answer,
  type Batch,
  type Bye,
  type Condition,
  type Joined,
  type Presence,
} from './wire.ts';

type Shape = string | Shape[] | { [field: string]: Shape };
/** What a reader must expect: fields and kinds of values, not the values. */
function shapeOf(value: unknown): Shape {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))].sort().map((one) => JSON.parse(one) as Shape);
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, shapeOf(inner)]));
}

const pin = { requestId: 'r', where: 'before', neighbourId: 's', by: 'cat', reason: 'Asked to' } as const;
const held = { turn: fullTurn, ran: true };
const order = everyFact['order-set'].order;
const spoken = { ada: { turns: 1, ms: 500 } };
const fullMeeting: Meeting = {
  conduct: { title: 'Plenary', phase: 'open', settings: everyFact['meeting-created'].settings },
  people: { roles: { cat: ['chair'] } },
  captions: {
    links: [{ ...everyFact['caption-link-made'].link, floor: 'plenary', madeAt: 1 }],
    offRecord: true,
    where: 'top',
    languages: { plenary: ['fr'] },
  },
  agenda: {
    items: [
      {
        id: 'i',
        ...everyFact['agenda-item-added'].item,
        phase: 'open',
        openedAt: 1,
        tookMs: 1,
        conclusion: 'Adopted.',
        stored: [fullAside],
      },
    ],
    openItemId: 'i',
    presenting: { documentId: 'doc', section: '4' },
    pause: { kind: 'break', since: 1, until: 2 },
  },
  floors: {
    plenary: {
      queue: {
        open: true,
        order,
        waiting: [fullRequest],
        deck: ['r'],
        pins: [pin],
        aside: [fullAside],
        lastSide: 'remote',
        spoken: { item: spoken, meeting: spoken },
        bySide: { 'on-site': spoken.ada, remote: spoken.ada },
        undo: { turnId: 't', request: fullRequest, deck: ['r'], pins: [pin], lastSide: 'remote', overtaken: ['r'] },
      },
      floor: { turn: fullTurn, interrupted: [held], undo: { turnId: 't', before: [held], ended: everyFact['turn-ended'].ended } },
    },
  },
  relay: { questions: [fullQuestion, { id: 'p', number: 8, step: 'new' }], lags: [{ questionId: 'q', ms: 1 }] },
  polls: { polls: [fullPoll] },
  chat: { held: [{ number: 7, floor: 'plenary' }], hands: [{ ...fullHand, floor: 'plenary', at: 1 }] },
  groups: {
    rounds: [{ ...fullRound, groups: [fullGroup, signOf(fullGroup)], far: { g2: 2 } }],
    made: 1,
    current: 'round',
  },
  reports: { list: [fullReport], texts: { g1: { text: 'We all agree.', cut: true } }, shown: 'g1' },
  actions: {
    actions: [
      {
        ...everyFact['series-begun'].actions[0]!,
        by: 'cat',
        itemId: 'i',
        withdrawn: false,
        state: 'done',
        settledAt: 1,
      },
    ],
    decisions: [{ id: 'decision', number: 3, text: 'We meet in May', by: 'cat', at: 1, itemId: 'i', withdrawn: false }],
    numbered: { actions: 6, decisions: 2 },
    follows: 'Plenary',
  },
  messages: { list: [fullMessage], made: 1, versions: [fullVersion] },
  documents: { plenary: [fullFreeze] },
  issuing: {
    versions: [{ number: 1, hash: 'ff', upTo: 120, at: 1, by: 'cat' }],
    errata: [{ id: 'erratum', entryId: 'e12', text: 'She spoke for Society.', withdrawn: false }],
  },
  erasing: {
    people: [{ personId: 'zoe', ids: ['zoe'], number: 1, notes: true, at: 1000, done: { texts: 4, documents: 2, versions: 1 } }],
    asked: ['bob'],
  },
  transcripts: {
    drafts: [
      {
        id: 'transcript',
        title: 'Plenary',
        hash: 'c0ffee',
        turns: 3,
        speakers: 4,
        directions: 1,
        by: 'cat',
        at: 1,
        matches: { 0: { personId: 'ada' }, 1: { speaker: 0 }, 2: 'nobody' },
        changed: { 1: 1 },
        kinds: { 0: 'break' },
      },
    ],
    laid: [{ id: 'transcript', title: 'Plenary', at: 1 }],
  },
  evaluation: fullEvaluation,
};

const me = person('ada');
const joined = { seq: 1, people: [fullCard], me, serverTime: 1, as: 'everyone' };
const toScreen: { joined: Joined[]; answer: Answer[]; batch: Batch; presence: Presence; condition: Condition; bye: Bye[] } = {
  joined: [
    { ...joined, snapshot: emptyMeeting },
    { ...joined, events: [] },
  ],
  answer: [
    { ok: true, seq: 1 },
    { ok: false, refusal: 'bad-input' },
  ],
  batch: { after: 0, upTo: 1, events: [], people: [], as: 'group:g1', names: 'follow' },
  presence: { onSite: 1, remote: 1, away: ['ada'], words: [{ documentId: 'plenary', personId: 'ada', at: 1, isHere: true }] },
  condition: { readOnly: false, isInJournal: true },
  bye: [{ why: 'again', afterMs: 1 }, { why: 'too-large' }],
};

/** JSON with a line for each command and each fact, so that a change is one line in a comparison. */
const onePerLine = (parts: Record<string, unknown>) => {
  const lines = (value: unknown, indent: string): string =>
    typeof value === 'object' && value !== null && indent.length < 5
      ? `{\n${Object.entries(value)
          .map(([name, inner]) => `${indent}${JSON.stringify(name)}: ${lines(inner, `${indent}  `)}`)
          .join(',\n')}\n${indent.slice(2)}}`
      : JSON.stringify(value);
  return `${lines(parts, '  ')}\n`;
};

const schemaOf = (schema: z.core.$ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

test('nobody changes the wire without saying so (S1)', async () => {
  const recorded: Record<keyof Recorded, string> = { seq: 'number', at: 'number', by: 'string', event: 'fact' };
  const wire = {
    wireVersion,
    largestMessage,
    fromScreen: { handshake: schemaOf(handshakeInput), join: schemaOf(joinInput), command: schemaOf(commandInput) },
    commands: Object.fromEntries(commandNames.toSorted().map((name) => [name, schemaOf(rules[name].input)])),
    recorded,
    facts: Object.fromEntries(Object.entries(everyFact).map(([type, fact]) => [type, shapeOf(fact)])),
    card: shapeOf(fullCard),
    meeting: shapeOf(fullMeeting),
    toScreen: shapeOf(toScreen),
  };
  const advice =
    'The wire has changed. Could a screen loaded yesterday misread this server? Then raise wireVersion in shared/wire.ts. In any case: npm run unit -- shared/wire -u, and commit shared/wire.lock.json.';
  await expect(onePerLine(wire), advice).toMatchFileSnapshot('./wire.lock.json');
});

test('no fact of any meeting has a field that is not on paper, and none is of a kind that JSON cannot carry (S1)', () => {
  for (let seed = 0; seed < 60; seed++)
    for (const { event } of anyLog(seed, 60)) {
      expect(Object.keys(everyFact[event.type]), `${event.type} of seed ${seed}`).toEqual(expect.arrayContaining(Object.keys(event)));
      expect(JSON.parse(JSON.stringify(event))).toEqual(event);
    }
});

describe('bad input changes nothing (S1)', () => {
  const log = anyLog(7, 80);
  const meeting = log.reduce(reduce, emptyMeeting);
  const roll = dice(11);
  const secretary = person('secretary');
  const send = (name: CommandName, input: unknown) => decide(meeting, secretary, { name, input }, momentAt(nine));
  const isShapely = (name: CommandName, input: unknown) => rules[name].input.safeParse(input).success;
  const samplesOf = (name: CommandName) => Array.from({ length: 20 }, () => anyInput[name](meeting, roll) as object);
  const huge = 'x'.repeat(10 * 1024 * 1024);

  test.each(commandNames)('%s', (name) => {
    const samples = samplesOf(name);
    const accepted: unknown[] = [];
    for (const sample of samples) expect(isShapely(name, sample), JSON.stringify(sample)).toBe(true);
    for (const wrong of [undefined, null, 7, 'text', true, [], [samples[0]], huge])
      expect(send(name, wrong)).toEqual({ refusal: 'bad-input' });
    for (const sample of samples) {
      for (const spoilt of spoiltCopies(sample, huge)) if (isShapely(name, spoilt)) accepted.push(spoilt);
    }
    expect(accepted).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('so do envelopes that are not as agreed', () => {
    const good = { id: 'a-command-id', name: 'leave-meeting', input: {} };
    expect(commandInput.safeParse(good).success).toBe(true);
    for (const spoilt of [
      { ...good, id: 'short' },
      { ...good, id: 'x'.repeat(65) },
      { ...good, name: huge },
      { ...good, who: 'cat' },
      { ...good, id: 7 },
      null,
      [],
      'text',
    ])
      expect(commandInput.safeParse(spoilt).success).toBe(false);
    for (const after of [-1, 1.5, '1', undefined, Number.NaN, Number.POSITIVE_INFINITY])
      expect(joinInput.safeParse({ after }).success).toBe(false);
    expect(joinInput.safeParse({ after: null }).success).toBe(true);
    expect(handshakeInput.safeParse({ meeting: huge }).success).toBe(false);
    expect(handshakeInput.safeParse({ meeting: 'm', view: 'staff' }).success).toBe(false);
  });
});

/** Strange fields in every object, and in every place each kind of value that does not belong there. */
function spoiltCopies(sample: object, huge: string): unknown[] {
  const copies: unknown[] = [];
  const visit = (value: unknown, put: (other: unknown) => unknown) => {
    const kind = (one: unknown) => (Array.isArray(one) ? 'list' : typeof one);
    const strangers: unknown[] = [7.5, [{}], { polluted: true }, true].filter((one) => kind(one) !== kind(value));
    if (typeof value === 'string') strangers.push(huge);
    if (typeof value === 'number') strangers.push('7', -1e9, 1e9);
    if (value !== sample && value !== null) copies.push(...strangers.map(put));
    if (Array.isArray(value)) value.forEach((one, i) => visit(one, (other) => put(value.with(i, other))));
    else if (typeof value === 'object' && value !== null) {
      const plain = JSON.stringify(value);
      for (const field of ['__proto__', 'constructor', 'prototype', 'polluted', 'toString'])
        copies.push(put(JSON.parse(`${plain.slice(0, -1)}${plain === '{}' ? '' : ','}${JSON.stringify(field)}:{"polluted":true}}`)));
      for (const [field, inner] of Object.entries(value)) visit(inner, (other) => put({ ...value, [field]: other }));
    }
  };
  visit(sample, (other) => other);
  return copies;
}
