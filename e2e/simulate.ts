import { mkdirSync, writeFileSync } from 'node:fs';
import { recordedPatterns, replayFile } from './simulation/patterns.ts';
import { plotted } from './simulation/plot.ts';
import { orders, outcomeOf, type OrderName, type Outcome } from './simulation/waits.ts';

/** How long the room and those online wait, when remote people have a slower way to the server: `npm run simulate`. */
const meetings = 200;
const remoteShares = [0.3, 0.5, 0.7];

const patterns = recordedPatterns();
if (!patterns) {
  console.log(`skipped: ${replayFile} is not here, and the simulation takes its arrivals from there`);
  process.exit(0);
}
const whole = (seconds: number) => seconds.toFixed(0).padStart(5);
const signed = (seconds: number) => `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toFixed(0)}`.padStart(5);

function line({ order, sides, ratio, spread, passed }: Outcome): string {
  const side = (name: 'on-site' | 'remote') => `${whole(sides[name].median)} ${whole(sides[name].p90)}`;
  return `  ${order.padEnd(14)}  ${side('on-site')}   ${side('remote')}   ${ratio.toFixed(2)}   ${spread.map(signed).join(' ')}   ${passed.toFixed(1).padStart(4)} %`;
}

console.log(
  `${meetings} meetings for each share, arrivals of ${patterns.length} recorded meetings; remote delay 50–2,000 ms, on-site 20–100 ms`,
);
console.log('waits in s            on-site       remote     ratio   remote − on-site in    passed by');
console.log('                   median   p90  median   p90          single meetings       a later wish');
const outcomes = remoteShares.flatMap((share) => {
  console.log(`${share * 100} % remote`);
  return (Object.keys(orders) as OrderName[]).map((order) => {
    const outcome = outcomeOf(meetings, patterns, share, order);
    console.log(line(outcome));
    return outcome;
  });
});
mkdirSync('docs', { recursive: true });
writeFileSync('docs/waits.svg', plotted(outcomes, meetings));
console.log('drawn in docs/waits.svg');
