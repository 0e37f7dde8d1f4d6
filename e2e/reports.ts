import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What a test runner says it did; `files` are those that ran at least one test or had a good reason not to. */
export type Report = { passed: number; failed: number; skipped: { title: string; reason: string }[]; files: string[] };
type Ran = { file: string; title: string; result: 'passed' | 'failed' | 'skipped' };

const rooms = ['shared', 'server', 'client', 'e2e'];
const recordings = '../shared/data';

/** Vitest's json reporter. */
export function unitReport(path: string): Report {
  if (!existsSync(path)) return summary([]);
  type Vitest = { testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[] };
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Vitest;
  return summary(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => ({
        file: relative('.', name),
        title: fullName,
        result: status === 'passed' || status === 'failed' ? status : 'skipped',
      })),
    ),
  );
}

/** Playwright's json reporter. */
export function browserReport(path: string): Report {
  if (!existsSync(path)) return summary([]);
  type Suite = { suites?: Suite[]; specs?: { title: string; file: string; tests: { status: string }[] }[] };
  const { config, suites } = JSON.parse(readFileSync(path, 'utf8')) as { config: { rootDir: string }; suites: Suite[] };
  const specsOf = (suite: Suite): NonNullable<Suite['specs']> => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  return summary(
    suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
      tests.map(({ status }) => ({
        file: relative('.', resolve(config.rootDir, file)),
        title,
        result: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
      })),
    ),
  );
}

/** A test may be skipped only where it reads recordings that this machine does not have; any other skip is a failure. */
function summary(ran: Ran[]): Report {
  const excused = ({ file }: Ran): boolean => !existsSync(recordings) && readFileSync(file, 'utf8').includes(recordings);
  const skipped = ran.filter(({ result }) => result === 'skipped');
  const wrong = skipped.filter((test) => !excused(test));
  for (const { file, title } of wrong) console.log(`skipped without an accepted reason: ${file}: ${title}`);
  return {
    passed: ran.filter(({ result }) => result === 'passed').length,
    failed: ran.filter(({ result }) => result === 'failed').length + wrong.length,
    skipped: skipped.filter(excused).map(({ title }) => ({ title, reason: `${recordings} is not here` })),
    files: ran.map(({ file }) => file),
  };
}

/** Test files on disk that no report mentions. */
export function neverRan(reports: Report[]): string[] {
  const seen = new Set(reports.flatMap(({ files }) => files));
  return rooms
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)))
    .filter((file) => /\.(test\.tsx?|browser\.tsx?)$/.test(file) && !seen.has(file));
}
