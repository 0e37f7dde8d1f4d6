import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { createLog } from './log.ts';
import { startSecretary, type SecretaryOptions } from './secretary.ts';
import { memoryStore } from './store.memory.ts';

/** A real secretary on a free port of this machine, with a memory store unless said otherwise, and nothing to say. */
export const givenSecretary = (options: Partial<SecretaryOptions> = {}, clock?: Clock) =>
  startSecretary(
    {
      store: memoryStore(),
      secret: randomBytes(32),
      log: createLog({ level: 'silent' }),
      host: '127.0.0.1',
      port: 0,
      clientDir: 'no-client',
      publicUrl: null,
      trustProxy: 'loopback',
      metricsPublic: false,
      creationsPerMinute: 1000,
      commandsPerSecond: 1000,
      ...options,
    },
    clock,
  );
