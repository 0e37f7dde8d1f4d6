import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steadyClock } from '../server/clock.ts';
import type { GatewayLimits } from '../server/documents/gateway.ts';
import { createLog, type Log } from '../server/log.ts';
import { givenSecretary } from '../server/secretary.given.ts';
import { memoryStore } from '../server/store.memory.ts';
import { sqliteStore } from '../server/store.sqlite.ts';

export type House = Awaited<ReturnType<typeof openHouse>>;
type HouseOptions = {
  store: 'sqlite' | 'memory';
  commandsPerSecond?: number;
  documentLimits?: Partial<GatewayLimits>;
  /** Where the built screens are, for a house that browsers come to. */
  clientDir?: string;
  /** What the secretary says of itself goes here instead of nowhere. */
  log?: Log;
};
const silent = createLog({ level: 'silent' });

/** A folder that nobody else has, and its removal. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A real secretary in this process, on a free port, with a data folder of its own that goes with it. */
export async function openHouse(options: HouseOptions) {
  const { store: kind, commandsPerSecond = 1000, clientDir = 'no-client', log = silent, documentLimits = {} } = options;
  const { folder, remove } = newFolder();
  const secret = randomBytes(32);
  let laterMs = 0;
  const open = async (port: number) => {
    const store = kind === 'sqlite' ? await sqliteStore(join(folder, 'onefloor.db')) : memoryStore();
    const clock = steadyClock(() => Date.now() + laterMs);
    return { store, ...(await givenSecretary({ store, secret, commandsPerSecond, documentLimits, clientDir, log, port }, clock)) };
  };
  let secretary = await open(0);
  return {
    url: secretary.url,
    /** Where everything lies that it keeps. */
    folder,
    store: secretary.store,
    /** Its clock is further on at once, as on a machine that slept; whatever was due comes within seconds. */
    putOn: (ms: number) => void (laterMs += ms),
    /** Leaves as on SIGTERM; `goOn` opens again at the same address with the same data. */
    stop: async () => {
      const { port, stop } = secretary;
      await stop();
      return { goOn: async () => void (secretary = await open(port)) };
    },
    close: async () => {
      await secretary.stop();
      remove();
    },
  };
}
