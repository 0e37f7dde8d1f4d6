import type { Asked, Report } from './document-crowd.ts';
import { servers, type DocumentServer } from './document-servers.ts';
import type { Line } from './median.ts';
import { beside } from './process.ts';

/** As the load test of Etherpad has it: an author types four letters every 400 ms, and three read for each that writes. */
const everyMs = 400;
const readersForOne = 3;
const steps = (process.env['AUTHORS'] ?? '100,200,300,400,500').split(',').map(Number);
const forMs = 5000;
/** Later than this, or never: it has broken. */
const latestMs = 1000;

type Reached = { authors: number; p99: number };

/** More and more authors in one document, until an edit is lost or comes too late. Once, whatever `runs` says: each takes minutes. */
export async function authors(): Promise<Line[]> {
  const reached: Record<string, Reached> = {};
  for (const name of ['Onefloor', 'y-websocket', 'Hocuspocus']) reached[name] = await lastStepOf(servers[name]!);
  const [ours, ...theirs] = Object.values(reached).map((one) => one.authors) as [number, ...number[]];
  const said = ([name, { authors: most, p99 }]: [string, Reached]) => `${name} ${most}${most === 0 ? '' : ` (p99 ${Math.round(p99)} ms)`}`;
  return [
    {
      what: `most authors in one document, with ${readersForOne} readers each, of ${steps.join(', ')}: all edits come within ${latestMs} ms`,
      measured: Object.entries(reached).map(said).join(', '),
      target: `${steps.at(-1)}, and not fewer than the others`,
      held: ours === steps.at(-1) && theirs.every((most) => most <= ours),
    },
  ];
}

async function lastStepOf(begin: () => Promise<DocumentServer>): Promise<Reached> {
  const [server, crowd] = [await begin(), await beside<Asked, Report>('./document-crowd.ts')];
  const places = await server.places(steps.at(-1)! * (1 + readersForOne));
  let reached: Reached = { authors: 0, p99: 0 };
  let open = 0;
  for (const writers of steps) {
    const until = writers * (1 + readersForOne);
    for (let next = open; open < until; open = next) {
      next = Math.min(open + 100, until);
      await crowd.ask({ what: 'open', places: places.slice(open, next) });
    }
    const { p99, delivered, due } = await crowd.ask({ what: 'write', writers, everyMs, forMs });
    console.log(`${writers} authors: p99 ${Math.round(p99)} ms, ${delivered} of ${due}`);
    if (delivered !== due || p99 > latestMs) break;
    reached = { authors: writers, p99 };
  }
  await crowd.stop();
  await server.stop();
  return reached;
}
