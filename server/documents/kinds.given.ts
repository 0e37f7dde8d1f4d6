import { newFile } from '../store.given.ts';
import { memoryStore } from '../store.memory.ts';
import { sqliteStore } from '../store.sqlite.ts';
import type { Store } from '../store.ts';

/** The stores that keep the same promises, each with a place of its own, and how it comes back after a restart. */
export const kinds = [
  { kind: 'memory', begin: () => ({ open: async () => memoryStore(), reopened: async (store: Store) => store }) },
  {
    kind: 'sqlite',
    begin: () => {
      const file = newFile();
      const reopened = async (store: Store): Promise<Store> => {
        await store.close();
        return sqliteStore(file);
      };
      return { open: (): Promise<Store> => sqliteStore(file), reopened };
    },
  },
];
