import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { authors } from './bench/authors.ts';
import { captionsForMany } from './bench/captions.ts';
import { commands } from './bench/commands.ts';
import { fanOut } from './bench/fan-out.ts';
import { groupsOfMany } from './bench/groups.ts';
import { documents } from './bench/documents.ts';
import { hostile } from './bench/hostile.ts';
import { everybodyComes, joining } from './bench/joins.ts';
import { tableOf, type Line } from './bench/median.ts';
import { recordsOfMany } from './bench/records.ts';
import { tallies } from './bench/tallies.ts';

/** Every figure of the README, measured in one go; the targets are ratios within the same run, since machines differ. */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, only: { type: 'string' } } });
const runs = Number(values.runs);

const parts: Record<string, () => Promise<Line[]>> = {
  'fan-out': async () => [...(await fanOut(500, runs)), ...(await fanOut(2000, runs))],
  commands: () => commands(runs),
  joins: () => joining(runs),
  crowd: () => everybodyComes(runs),
  tallies: () => tallies(runs),
  groups: () => groupsOfMany(runs),
  captions: () => captionsForMany(runs),
  records: () => recordsOfMany(runs),
  documents: () => documents(runs),
  hostile: () => hostile(runs),
  authors: () => authors(runs),
};

const lines: Line[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  console.log(`measuring: ${name}`);
  lines.push(...(await measure()));
}
console.log(`\n${cpus().length} cores, Node ${process.version}, medians of ${runs} runs\n\n${tableOf(lines)}`);
process.exit(0);
