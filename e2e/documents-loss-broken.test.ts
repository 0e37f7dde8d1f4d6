import { expect, test } from 'vitest';
import { storyTeller } from './loss/seams.ts';
import { inVirtualTime } from './virtual-time.ts';
import type { Mutation } from './with-source.ts';

const most = Number(process.env['FUZZ'] ?? 25);

/** The first story that shows it, and what it shows; null when none does. */
async function firstFault(mutation: Mutation): Promise<string | null> {
  const { tell } = await storyTeller([mutation]);
  for (let seed = 1; seed <= most; seed += 1) {
    const { faults } = await inVirtualTime(seed, (time) => tell(seed, time));
    if (faults.length > 0) return faults.join('\n');
  }
  return null;
}

const live = 'server/documents/live-document.ts';
const broken: (Mutation & { what: string; shows: RegExp })[] = [
  {
    what: 'a step is said to be kept before it is on disk',
    file: live,
    line: 'await this.append(step, by);',
    instead: 'this.append(step, by).catch(() => {});',
    shows: /was shown as saved and is on disk 0 times/,
  },
  {
    what: 'the state vector of a step is said before its commit',
    file: live,
    line: 'if (done.step && !(await this.keep(done.step, taken, done))) return;',
    instead:
      'this.stateVector = done.stateVector; for (const screen of this.screens) this.sayKept(screen); if (done.step && !(await this.keep(done.step, taken, done))) return;',
    shows: /was shown as saved and is on disk 0 times/,
  },
  {
    what: 'whoever was not kept is not asked for it again',
    file: 'server/documents/screen.ts',
    line: '[this.owes, this.askAt] = [true, askAgainAt];',
    instead: 'void askAgainAt;',
    shows: /does not come to rest/,
  },
  {
    what: 'what waits is taken although the right has gone',
    file: live,
    line: 'return refusal === null;',
    instead: 'screen.hasGap = false; return true;',
    shows: /was refused, set aside and merged/,
  },
  {
    what: 'a state that is put together takes itself out',
    file: 'server/documents/log.sqlite.ts',
    line: 'and number < ?',
    instead: 'and number <= ?',
    shows: /has lost|on disk 0 times/,
  },
  {
    what: 'what is struck out has no number',
    file: 'client/document-paper.ts',
    line: 'if (local && deleteSet.clients.size > 0 && !hasNumber)',
    instead: 'if (deleteSet.clients.size < 0 && local && !hasNumber)',
    shows: /was struck out, shown as saved, and is on disk/,
  },
  {
    what: 'a copy that was set aside is written in again',
    file: 'client/document-copies.ts',
    line: 'number: copies.number + 1,',
    instead: 'number: copies.number,',
    shows: /was refused, set aside and merged/,
  },
  {
    what: 'an answer of any kind makes words saved',
    file: 'client/document-saved.ts',
    line: 'return { ...keeping, askedAt: null };',
    instead: 'return { ...keeping, askedAt: null, waitingSince: null };',
    shows: /was shown as saved and is on disk 0 times/,
  },
];

test.each(broken)(
  'it is noticed when $what (N27)',
  async ({ shows, what: _what, ...mutation }) => {
    expect(await firstFault(mutation)).toMatch(shows);
  },
  300_000,
);
