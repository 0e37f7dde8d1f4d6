import type { Asked, Report } from './document-crowd.ts';
import { servers, type DocumentServer } from './document-servers.ts';
import type { Line } from './median.ts';
import { beside } from './process.ts';

/** The steps of Etherpad's load test: some five edits a second of each author, and three read for each that writes. */
const everyMs = 200;
const readersForOne = 3;
const steps = (process.env['AUTHORS'] ?? '100,200,300,350,400,500').split(',').map(Number);
const forMs = 5000;
/** Where the slowest come later than this no further step is tried. */
const latestMs = 1000;

/** By step, in ms; null where some had not come three seconds after the last, and from where they came too late. */
type Steps = (number | null)[];
const names = ['Onefloor', 'y-websocket', 'Hocuspocus'];

/** More and more authors in one document, until an edit is lost or comes too late. */
export async function authors(runs: number): Promise<Line[]> {
  const seen: Record<string, Steps>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const reached: Record<string, Steps> = {};
    for (const name of names) reached[name] = await stepsOf(servers[name]!);
    seen.push(reached);
  }
  return steps.map((writers, i): Line => {
    const of = (name: string) => seen.map((reached) => reached[name]![i] ?? null);
    const said = (name: string) =>
      `${name} ${of(name)
        .map((p95) => (p95 === null ? 'not all' : p95.toFixed(0)))
        .join(', ')}`;
    return {
      what: `${writers} authors in one document, ${readersForOne} readers each: p95 of an edit (ms) in each run`,
      measured: names.map(said).join('; '),
      target: 'all come',
      held: of('Onefloor').every((p95) => p95 !== null),
    };
  });
}

async function stepsOf(begin: () => Promise<DocumentServer>): Promise<Steps> {
  const [server, crowd] = [await begin(), await beside<Asked, Report>('./document-crowd.ts')];
  const places = await server.places(steps.at(-1)! * (1 + readersForOne));
  const reached: Steps = [];
  let open = 0;
  for (const writers of steps) {
    const until = writers * (1 + readersForOne);
    for (let next = open; open < until; open = next) {
      next = Math.min(open + 100, until);
      await crowd.ask({ what: 'open', places: places.slice(open, next) });
    }
    const { p95, p99, delivered, due } = await crowd.ask({ what: 'write', writers, everyMs, forMs });
    console.log(`${writers} authors: p95 ${Math.round(p95)} ms, p99 ${Math.round(p99)} ms, ${delivered} of ${due}`);
    if (delivered !== due) break;
    reached.push(p95);
    if (p99 > latestMs) break;
  }
  await crowd.stop();
  await server.stop();
  return reached;
}
