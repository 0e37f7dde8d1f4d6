import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { browserReport, neverRan, unitReport, type Report } from './reports.ts';

/** `npm test`: everything there is to run; what only reads the source side by side, then the tests in order. A failure stops nothing and fails the whole. */
type Step = { name: string; run: (words: Words) => Promise<boolean>; report?: () => Report };
/** Read as they come, or kept here until the step is over. */
type Words = 'at once' | Buffer[];
type Outcome = { name: string; seconds: number; passed: number; failed: number; report: Report | null };

const folder = '.tmp';
const unit = `${folder}/unit.json`;
const browser = `${folder}/browser.json`;

function run(words: Words, command: string, given: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const stdio = words === 'at once' ? 'inherit' : 'pipe';
    const child = spawn(command, given, { stdio, env: { ...process.env, NO_COLOR: '1' } });
    if (words !== 'at once') for (const said of [child.stdout, child.stderr]) said?.on('data', (piece: Buffer) => words.push(piece));
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

const script = (words: Words, name: string, ...given: string[]) => run(words, 'npm', ['run', '--silent', name, '--', ...given]);

/** Found before anything else, so that each step inherits the same browser. */
function browserIsHere(): boolean {
  try {
    findBrowser();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

const here = browserIsHere();
const checks: Step[] = [
  { name: 'types', run: (words) => script(words, 'types') },
  { name: 'lint', run: (words) => script(words, 'lint') },
  { name: 'format', run: (words) => run(words, 'prettier', ['--check', '.']) },
  { name: 'imports', run: (words) => script(words, 'imports') },
  { name: 'dead code', run: (words) => run(words, 'knip', []) },
];
const tests: Step[] = [
  {
    name: 'unit, contract, convergence',
    run: (words) => script(words, 'unit', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`),
    report: () => unitReport(unit),
  },
  { name: 'build and size', run: (words) => script(words, 'build') },
  {
    name: 'browser',
    run: (words) => (here ? script(words, 'browser') : Promise.resolve(false)),
    report: () => browserReport(browser),
  },
];

/** What is said side by side is printed whole, one step after the other. */
async function take(step: Step, words: Words): Promise<Outcome> {
  const title = `\n── ${step.name}`;
  if (words === 'at once') console.log(title);
  const began = performance.now();
  const well = await step.run(words);
  const seconds = (performance.now() - began) / 1000;
  if (words !== 'at once') console.log(`${title}\n${Buffer.concat(words).toString()}`);
  if (step.report === undefined) return { name: step.name, seconds, passed: well ? 1 : 0, failed: well ? 0 : 1, report: null };
  const report = step.report();
  // A runner may fail without a failing test: a file that does not load, an error outside of any test.
  const failed = well ? report.failed : Math.max(1, report.failed);
  return { name: step.name, seconds, passed: report.passed, failed, report };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const outcomes = await Promise.all(checks.map((step) => take(step, [])));
for (const step of tests) outcomes.push(await take(step, 'at once'));

const reports = outcomes.flatMap((outcome) => outcome.report ?? []);
const silent = neverRan(reports);
outcomes.push({ name: 'every test file ran', seconds: 0, passed: silent.length === 0 ? 1 : 0, failed: silent.length, report: null });

console.log('');
for (const file of silent) console.log(`never ran: ${file}`);
for (const skipped of reports.flatMap((report) => report.skipped)) console.log(`skipped: ${skipped.title} (${skipped.reason})`);
for (const { name, seconds, passed, failed } of outcomes) {
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(30)} ${seconds.toFixed(1).padStart(7)} s ${passed} passed, ${failed} failed`,
  );
}
const sum = (pick: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + pick(outcome), 0);
const failed = sum((outcome) => outcome.failed);
console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
