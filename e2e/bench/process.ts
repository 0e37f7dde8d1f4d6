import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a measured process used since it was asked to begin: CPU in µs, memory in bytes after a collection. */
export type Used = { cpu: number; memory: number };

/** A process beside this one, spoken to by messages: one question, one answer. */
export type Beside<Question, Answer> = { ask: (question: Question) => Promise<Answer>; stop: () => Promise<void> };

export async function beside<Question extends object, Answer>(file: string, args: string[] = []): Promise<Beside<Question, Answer>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: [...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await answerOf(child);
  return {
    async ask(question) {
      child.send(question);
      return (await answerOf(child)) as Answer;
    },
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a measured process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}

/** The other end: answers questions one at a time; says `ready` once. */
export function answering<Question>(answer: (question: Question) => Promise<unknown>) {
  process.on('message', (question) => void answer(question as Question).then((given) => process.send!(given ?? null)));
  process.on('disconnect', () => process.exit(0));
  process.send!('ready');
}

let cpuBefore = process.cpuUsage();
export const startUsing = () => void (cpuBefore = process.cpuUsage());
export function usedSoFar(): Used {
  const { user, system } = process.cpuUsage(cpuBefore);
  (globalThis as { gc?: () => void }).gc?.();
  return { cpu: user + system, memory: process.memoryUsage().rss };
}
