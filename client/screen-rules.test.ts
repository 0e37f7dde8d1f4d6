// @vitest-environment node
import { build } from 'vite';
import { expect, test } from 'vitest';
import { anyCommand } from '../shared/any-command.ts';
import { dice } from '../shared/any-input.ts';
import { anyLog } from '../shared/any-meeting.ts';
import { refusalOf, type Command } from '../shared/decide.ts';
import { emptyMeeting } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { rulesForScreens, screenRules } from './screen-rules.ts';

/** The rule book as the build makes it for screens, loaded as a browser would. */
async function builtForScreens() {
  const asks = 'virtual:asks';
  const entry = {
    name: 'asks',
    resolveId: (id: string) => (id === asks ? id : null),
    load: (id: string) => (id === asks ? `export { refusalOf } from '${import.meta.dirname}/../shared/decide.ts';` : null),
  };
  const made = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry, screenRules()],
    build: { write: false, minify: false, rolldownOptions: { input: asks, preserveEntrySignatures: 'strict' } },
  });
  const chunks = 'output' in made ? made.output : [];
  expect(chunks).toHaveLength(1);
  const { code } = chunks[0] as { code: string };
  const { refusalOf: asked } = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
    refusalOf: typeof refusalOf;
  };
  return { code, asked };
}

test('a screen refuses what the server refuses, in any meeting and for anybody', async () => {
  const { code, asked } = await builtForScreens();
  expect(code).not.toMatch(/safeParse|strictObject/);
  let refusals = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const roll = dice(seed);
    let meeting = emptyMeeting;
    for (const recorded of anyLog(seed, 60)) {
      meeting = reduce(meeting, recorded);
      const { who, command } = anyCommand(meeting, roll);
      if (typeof command.input !== 'object' || command.input === null) continue;
      const refusal = answer(() => refusalOf(meeting, who, command as Command));
      expect(answer(() => asked(meeting, who, command as Command))).toEqual(refusal);
      if (refusal !== null) refusals += 1;
    }
  }
  expect(refusals).toBeGreaterThan(100);
}, 120_000);

/** A screen never sends what is spoiled; should it ask, both fall over it alike. */
function answer(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    return String(error);
  }
}

test.each([
  ['without a policy', `import { command } from './command.ts'; command({ events: () => [] });`],
  ['with a part nobody knows', `import { command } from './command.ts'; command({ policy: () => null, after: () => [] });`],
  ['made elsewhere', `import { command } from './command.ts'; const rule = {}; export const c = command(rule);`],
  ['by another name', `import { command as make } from './command.ts'; export const c = make({ policy: () => null });`],
])('a command %s stops the build', (_how, code) => {
  expect(() => rulesForScreens(code)).toThrow(/command/i);
});
