import { mutated, type Mutation } from '../with-source.ts';
import type { tell } from './story.ts';

/** Where the secretary meets the machine: there the story stands instead. Everything else is the source as it is. */
const seams: Mutation[] = [
  { file: 'server/documents/gateway.ts', line: "from 'ws'", instead: "from '../../e2e/loss/ws.ts'" },
  { file: 'server/documents/benches.ts', line: "from './workbench.ts'", instead: "from '../../e2e/loss/bench.ts'" },
  { file: 'server/documents/live-document.ts', line: "from 'node:timers/promises'", instead: "from '../../e2e/loss/pause.ts'" },
];

/** Who tells the stories, over the source as it is or with something broken in it. */
export const storyTeller = (broken: Mutation[]) => mutated<{ tell: typeof tell }>('/e2e/loss/story.ts', [...seams, ...broken]);
