/** The middle of several runs: one noisy run does not speak for all. Of an even number, midway between the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [under, over] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return ((under ?? NaN) + (over ?? NaN)) / 2;
}

/** One line of the table: what, measured, what it is held against, and whether it held. */
export type Line = { what: string; measured: string; target: string; held: boolean | null };

export function tableOf(lines: Line[]): string {
  const rows = [
    ['what', 'measured', 'target', ''],
    ...lines.map(({ what, measured, target, held }) => [what, measured, target, held === null ? '' : held ? 'held' : 'MISSED']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
