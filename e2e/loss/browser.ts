import { EventEmitter } from 'node:events';
import { livingNow } from './life.ts';
import { keyRange } from './storage.ts';
import { PageSocket } from './wire.ts';

/** What a browser has and Node has not; each page finds its own device behind it. */
export function onPages() {
  EventEmitter.defaultMaxListeners = 0;
  Object.assign(globalThis, { WebSocket: PageSocket, location: { origin: 'http://onefloor.test' }, IDBKeyRange: keyRange });
  for (const name of ['localStorage', 'indexedDB'] as const)
    Object.defineProperty(globalThis, name, { get: () => livingNow()?.storage?.[name], configurable: true });
}
