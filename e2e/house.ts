import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenSecretary } from '../server/secretary.given.ts';
import { memoryStore } from '../server/store.memory.ts';
import { sqliteStore } from '../server/store.sqlite.ts';

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A folder that nobody else has, and its removal. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'onefloor-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A real secretary in this process, on a free port, with a data folder of its own that goes with it. */
export async function openHouse({ store: kind, commandsPerSecond = 1000 }: { store: 'sqlite' | 'memory'; commandsPerSecond?: number }) {
  const { folder, remove } = newFolder();
  const store = kind === 'sqlite' ? await sqliteStore(join(folder, 'onefloor.db')) : memoryStore();
  const { url, stop } = await givenSecretary({ store, commandsPerSecond });
  return {
    url,
    store,
    close: async () => {
      await stop();
      remove();
    },
  };
}
