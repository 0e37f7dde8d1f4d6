import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Asked, Report } from './document-crowd.ts';
import { idleMs, servers, type DocumentServer } from './document-servers.ts';
import { median, type Line } from './median.ts';
import { beside, type Beside } from './process.ts';

const forMs = Number(process.env['DOCUMENTS_MS'] ?? 3000);
/** How many write, and each how often: 20, 50 and 100 edits a second. */
const writing = [
  { writers: 1, everyMs: 50 },
  { writers: 10, everyMs: 200 },
  { writers: 100, everyMs: 1000 },
];
const openAtOnce = 200;
const openDocuments = 40;

type Figure = { unit: string; value: number };
/** By what is measured. */
type Seen = Record<string, Figure>;
type Crowd = Beside<Asked, Report>;

/** The same light screens at our server and at those that others use. Everything is to be below the least of theirs. */
export async function documents(runs: number): Promise<Line[]> {
  const seen: Record<string, Seen>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const figures: Record<string, Seen> = {};
    for (const [name, begin] of Object.entries(servers)) figures[name] = await measured(begin);
    seen.push(figures);
  }
  const [ours, ...theirs] = Object.keys(servers) as [string, ...string[]];
  return Object.keys(seen[0]![ours]!).map((what): Line => {
    const of = (name: string) => median(seen.map((run) => run[name]![what]!.value));
    const ratio = median(seen.map((run) => run[ours]![what]!.value / Math.min(...theirs.map((name) => run[name]![what]!.value))));
    const { unit } = seen[0]![ours]![what]!;
    const measured = [ours, ...theirs]
      .map((name) => `${name} ${of(name).toFixed(unit === 'ms' || unit === 'µs' ? 1 : 2)} ${unit}`)
      .join(', ');
    return { what, measured: `${measured}: ${ratio.toFixed(2)} ×`, target: '≤ 1 × the least', held: ratio <= 1 };
  });
}

async function measured(begin: () => Promise<DocumentServer>): Promise<Seen> {
  const server = await begin();
  const seen: Seen = {};
  for (const clients of [50, 200])
    for (const { writers, everyMs } of writing.filter((one) => one.writers <= clients)) {
      const { p50, p99, cpu } = await spreading(server, clients, writers, everyMs);
      const what = `${clients} screens, ${writers} writing`;
      seen[`${what}: p50`] = { unit: 'ms', value: p50 };
      seen[`${what}: p99`] = { unit: 'ms', value: p99 };
      seen[`${what}: server CPU for each edit that reached somebody`] = { unit: 'µs', value: cpu };
    }
  seen[`a long document opened by ${openAtOnce} at once, until the last has it`] = { unit: 'ms', value: await opening(server) };
  await server.stop();
  return { ...seen, ...(await remembering(begin)) };
}

/** From leaving the writer until it is at each of the others. */
async function spreading(server: DocumentServer, clients: number, writers: number, everyMs: number) {
  const crowd = await crowdOf();
  await crowd.ask({ what: 'open', places: await server.places(clients) });
  await crowd.ask({ what: 'write', writers, everyMs, forMs: forMs / 3 });
  await server.start();
  const { p50, p99, delivered, due } = await crowd.ask({ what: 'write', writers, everyMs, forMs });
  const { cpu } = await server.used();
  await crowd.stop();
  if (delivered !== due) throw new Error(`${delivered} of ${due} edits arrived`);
  return { p50, p99, cpu: cpu / delivered };
}

async function opening(server: DocumentServer): Promise<number> {
  const crowd = await crowdOf();
  const [first, ...others] = await server.places(openAtOnce + 1);
  await crowd.ask({ what: 'open', places: [first!] });
  await crowd.ask({ what: 'fill', update: longText() });
  await wait(1500);
  const { openedMs } = await crowd.ask({ what: 'open', places: others });
  await crowd.stop();
  return openedMs;
}

/** Long documents, each with one screen: while they are open, a while after the last edit, and after everybody left. */
async function remembering(begin: () => Promise<DocumentServer>): Promise<Seen> {
  const [server, crowd] = [await begin(), await crowdOf()];
  const update = longText();
  const places = (await Promise.all(Array.from({ length: openDocuments }, () => server.places(1)))).flat();
  // Whatever a server needs once is not what a document costs.
  await crowd.ask({ what: 'open', places: await server.places(1) });
  await wait(500);
  const memory = async () => {
    await server.used();
    await wait(300);
    return (await server.used()).memory;
  };
  const before = await memory();
  const each = async (): Promise<Figure> => ({
    unit: 'MB',
    value: Math.max(0.01, ((await memory()) - before) / openDocuments / 1024 / 1024),
  });
  for (const place of places) {
    await crowd.ask({ what: 'open', places: [place] });
    await crowd.ask({ what: 'fill', update });
  }
  await wait(1000);
  const open = await each();
  await wait(idleMs + 2000);
  const atRest = await each();
  await crowd.ask({ what: 'leave' });
  await wait(idleMs + 3000);
  const left = await each();
  await crowd.stop();
  await server.stop();
  return {
    'memory for each long document that is open': open,
    'the same when nobody writes for a while': atRest,
    'the same after everybody left': left,
  };
}

const crowdOf = (): Promise<Crowd> => beside<Asked, Report>('./document-crowd.ts');

/** Some 100 KB that were not written from beginning to end. */
function longText(): string {
  const doc = new Y.Doc();
  const text = doc.getText('default');
  for (let i = 0; i < 5_000; i += 1) text.insert((i * 7919) % (text.length + 1), `What was said, number ${i}. `);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
}
