import { join } from 'node:path';
import { createLog } from '../../server/log.ts';
import { startSecretary } from '../../server/secretary.ts';
import { sqliteStore } from '../../server/store.sqlite.ts';
import { answering, startUsing, usedSoFar } from './process.ts';

/** The real secretary on its own, with the real store, watched from outside. */
export type Asked = { what: 'address' | 'start' | 'used' };

const [folder, idleMs] = process.argv.slice(2);
const { url } = await startSecretary({
  store: await sqliteStore(join(folder!, 'onefloor.db')),
  secret: new Uint8Array(32).fill(7),
  log: createLog({ level: 'silent' }),
  host: '127.0.0.1',
  port: 0,
  clientDir: join(folder!, 'no-screens'),
  publicUrl: null,
  trustProxy: 'loopback',
  metricsPublic: false,
  creationsPerMinute: 1000,
  commandsPerSecond: 1_000_000,
  clerkAtHand: true,
  ...(idleMs && { documentLimits: { idleMs: Number(idleMs) } }),
});

answering(async ({ what }: Asked) => {
  if (what === 'address') return url;
  if (what === 'start') return startUsing();
  return usedSoFar();
});
