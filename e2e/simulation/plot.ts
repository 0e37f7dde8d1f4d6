import { attendances, type Attendance } from '../../shared/people.ts';
import type { Outcome } from './waits.ts';

const width = 720;
const left = 236;
const right = 40;
const top = 64;
const rowHeight = 21;
const gap = 14;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1b1f24 }
  .small { fill: #57606a; font-size: 12px }
  .rule { stroke: #d0d7de } .on-site { stroke: #8a4b08; fill: #8a4b08 } .remote { stroke: #0b5c8f; fill: #0b5c8f }
  circle { stroke-width: 2 } line { stroke-width: 2 } .rule { stroke-width: 1 } circle.remote { fill: #fff }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .small { fill: #9aa4ae } .rule { stroke: #3d444d }
    .on-site { stroke: #e0a458; fill: #e0a458 } .remote { stroke: #6cb6e8; fill: #6cb6e8 } circle.remote { fill: #0d1117 }
  }`;

const rounded = (n: number) => Math.round(n * 10) / 10;
const minutes = (seconds: number) => (seconds / 60).toFixed(1);
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Median and ninetieth percentile of the waits on both sides, for each order and share, as a picture that says in words what it shows. */
export function plotted(outcomes: Outcome[], meetings: number): string {
  const most = Math.ceil(Math.max(...outcomes.flatMap(({ sides }) => attendances.map((side) => sides[side].p90))) / 120) * 120;
  const x = (seconds: number) => rounded(left + (seconds / most) * (width - left - right));
  const shares = [...new Set(outcomes.map(({ remoteShare }) => remoteShare))];
  const yOf = (i: number, side: Attendance) => top + (i * 2 + attendances.indexOf(side)) * rowHeight + Math.floor(i / 2) * gap;
  const bottom = yOf(outcomes.length - 1, 'remote') + rowHeight;
  const ticks = Array.from({ length: most / 120 + 1 }, (_, i) => i * 120);
  const row = ({ order, remoteShare, sides }: Outcome, i: number) => [
    ...(i % 2 === 0 ? [`<text x="0" y="${yOf(i, 'on-site') + 5}">${percent(remoteShare)} remote</text>`] : []),
    `<text class="small" x="104" y="${yOf(i, 'on-site') + 5}">${order}</text>`,
    ...attendances.flatMap((side) => {
      const [y, { median, p90 }] = [yOf(i, side), sides[side]];
      return [
        `<text class="small" x="${left - 10}" y="${y + 5}" text-anchor="end">${side === 'on-site' ? 'room' : 'remote'}</text>`,
        `<line class="${side}" x1="${x(median)}" x2="${x(p90)}" y1="${y}" y2="${y}"/>`,
        `<circle class="${side}" cx="${x(median)}" cy="${y}" r="5"/>`,
        `<line class="${side}" x1="${x(p90)}" x2="${x(p90)}" y1="${y - 5}" y2="${y + 5}"/>`,
      ];
    }),
  ];
  const said = outcomes.map(
    ({ order, remoteShare, sides }) =>
      `${percent(remoteShare)} remote, ${order}: room ${minutes(sides['on-site'].median)} and ${minutes(sides['on-site'].p90)}, remote ${minutes(sides.remote.median)} and ${minutes(sides.remote.p90)}`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 44}" role="img" aria-labelledby="t d">`,
    '<title id="t">How long the room and those online wait for the floor</title>',
    `<desc id="d">Minutes from wanting to speak to having the floor, median and 90th percentile, in ${meetings} simulated meetings for each share. ${said.join('. ')}.</desc>`,
    `<style>${style}\n</style>`,
    '<text x="0" y="16">Minutes from wanting to speak to having the floor</text>',
    `<text class="small" x="0" y="36">dot: half wait less; bar: nine of ten wait less; ${meetings} meetings for each of the ${shares.length} shares</text>`,
    ...ticks.flatMap((tick) => [
      `<line class="rule" x1="${x(tick)}" x2="${x(tick)}" y1="${top - 12}" y2="${bottom}"/>`,
      `<text class="small" x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${tick / 60}</text>`,
    ]),
    ...outcomes.flatMap(row),
    '</svg>\n',
  ].join('\n');
}
