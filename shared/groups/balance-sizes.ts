/** How many each group takes: `least`, and one more for `more` of those in `flexible`. */
export type Sizes = { least: number[]; flexible: number[]; more: number };

/** As equal as can be: no group smaller than those who stay in it, none larger than its seats unless it is so already (G2). */
export function equalSizes(people: number, groups: readonly { staying: number; seats: number | null }[]): Sizes {
  const within = (level: number) => groups.map(({ staying, seats }) => Math.max(staying, Math.min(level, seats ?? Infinity)));
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0);
  const all = Math.max(sum(within(0)), Math.min(people, sum(within(people))));
  let level = 0;
  while (level < people && sum(within(level + 1)) <= all) level++;
  const [least, next] = [within(level), within(level + 1)];
  return { least, flexible: [...least.keys()].filter((i) => next[i]! > least[i]!), more: all - sum(least) };
}
