import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { browserReport, neverRan, unitReport, type Report } from './reports.ts';

/** `npm test`: everything there is to run, in order; a failure stops nothing and fails the whole. */
type Step = { name: string; run: () => Promise<boolean>; report?: () => Report };
type Outcome = { name: string; seconds: number; passed: number; failed: number; report: Report | null };

const folder = '.tmp';
const unit = `${folder}/unit.json`;
const browser = `${folder}/browser.json`;

function run(command: string, given: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, given, { stdio: 'inherit', env: { ...process.env, NO_COLOR: '1' } });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

const script = (name: string, ...given: string[]) => run('npm', ['run', '--silent', name, '--', ...given]);

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
const steps: Step[] = [
  { name: 'types', run: () => script('types') },
  { name: 'lint', run: () => script('lint') },
  { name: 'format', run: () => run('prettier', ['--check', '.']) },
  { name: 'imports', run: () => script('imports') },
  { name: 'dead code', run: () => run('knip', []) },
  {
    name: 'unit, contract, convergence',
    run: () => script('unit', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`),
    report: () => unitReport(unit),
  },
  { name: 'build and size', run: () => script('build') },
  { name: 'browser', run: () => (here ? script('browser') : Promise.resolve(false)), report: () => browserReport(browser) },
];

async function take(step: Step): Promise<Outcome> {
  console.log(`\n── ${step.name}`);
  const began = performance.now();
  const well = await step.run();
  const seconds = (performance.now() - began) / 1000;
  if (step.report === undefined) return { name: step.name, seconds, passed: well ? 1 : 0, failed: well ? 0 : 1, report: null };
  const report = step.report();
  // A runner may fail without a failing test: a file that does not load, an error outside of any test.
  const failed = well ? report.failed : Math.max(1, report.failed);
  return { name: step.name, seconds, passed: report.passed, failed, report };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const outcomes: Outcome[] = [];
for (const step of steps) outcomes.push(await take(step));

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
