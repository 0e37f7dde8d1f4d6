import type { Command } from '../shared/decide.ts';
import type { Answer, CommandInput } from '../shared/wire.ts';
import { newSecret } from './chance.ts';

/** `offline`: it was not sent, nothing happened. `no-answer`: it was sent and may have happened. */
export type Answered = Answer | { ok: false; refusal: 'no-answer' | 'offline' };

type Errand = { input: CommandInput; went: boolean; settle: (answered: Answered) => void };

/** How long a command waits for a line that is down, and how long it is worth sending the same one again. */
const offlineAfterMs = 2_000;
const staleAfterMs = 20_000;

/** Commands on their way. The same id is sent again over a new line, so that a command happens once or not at all. */
export function createErrands(emit: (input: CommandInput, answered: (answer: Answer) => void) => void) {
  const underWay = new Set<Errand>();
  let line: 'open' | 'down' = 'down';
  let downSince = performance.now();

  function run(errand: Errand) {
    errand.went = true;
    emit(errand.input, errand.settle);
  }
  return {
    send: ({ name, input }: Command): Promise<Answered> =>
      new Promise((resolve) => {
        if (line === 'down' && performance.now() - downSince > offlineAfterMs) return resolve({ ok: false, refusal: 'offline' });
        const errand: Errand = {
          input: { id: newId(), name, input },
          went: false,
          settle(answered) {
            clearTimeout(waited);
            clearTimeout(stale);
            underWay.delete(errand);
            resolve(answered);
          },
        };
        const waited = setTimeout(() => !errand.went && errand.settle({ ok: false, refusal: 'offline' }), offlineAfterMs);
        const stale = setTimeout(() => errand.settle({ ok: false, refusal: 'no-answer' }), staleAfterMs);
        underWay.add(errand);
        if (line === 'open') run(errand);
      }),
    /** This screen has caught up on a line: what was under way goes out over it. */
    lineIsOpen() {
      if (line === 'open') return;
      line = 'open';
      for (const errand of underWay) run(errand);
    },
    lineIsDown() {
      if (line === 'down') return;
      line = 'down';
      downSince = performance.now();
    },
    giveUp() {
      line = 'down';
      downSince = -Infinity;
      for (const errand of underWay) errand.settle({ ok: false, refusal: errand.went ? 'no-answer' : 'offline' });
    },
  };
}

/** Unguessable is not needed, unique is. */
const newId = (): string => (typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : newSecret());
