import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NotArchived } from './archive.sqlite.ts';
import { archiving } from './archiving.ts';
import { createLog } from './log.ts';
import { startSecretary } from './secretary.ts';
import { secretIn } from './secret.ts';
import { sqliteStore, StoreInUse } from './store.sqlite.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'];
/** Longest time that leaving may take, all told. */
const leaveWithinMs = 10_000;

const {
  PORT = '3000',
  HOST = '0.0.0.0',
  DATA_DIR = 'data',
  LOG_LEVEL = 'info',
  PUBLIC_URL = '',
  TRUST_PROXY = 'loopback',
  METRICS_PUBLIC = '',
} = process.env;

function end(why: string): never {
  console.error(why);
  process.exit(1);
}

if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) end(`PORT is “${PORT}”, but a port is a number from 0 to 65535.`);
if (!levels.includes(LOG_LEVEL)) end(`LOG_LEVEL is “${LOG_LEVEL}”, but it is one of ${levels.join(', ')}.`);
if (PUBLIC_URL !== '' && !/^https?:\/\/[^/]+\/?$/.test(PUBLIC_URL))
  end(`PUBLIC_URL is “${PUBLIC_URL}”, but it is like https://meetings.example.org`);

/** Run from the sources, the built screens are beside them; run as built, they are beside this file. */
const built = import.meta.url.endsWith('/dist/server/main.js') ? '../client/' : '../dist/client/';
const log = createLog({ level: LOG_LEVEL });

/** `export` and `import` are done while nobody else has the data, and that is all. */
async function archive(asked: string[]) {
  const store = await sqliteStore(join(DATA_DIR, 'onefloor.db'));
  await archiving(store.archive, asked, { into: process.stdin, out: process.stdout, say: console.error });
  await store.close();
  process.exit(0);
}

async function start() {
  const secret = secretIn(DATA_DIR);
  const store = await sqliteStore(join(DATA_DIR, 'onefloor.db'));
  return startSecretary({
    store,
    secret,
    log,
    host: HOST,
    port: Number(PORT),
    clientDir: fileURLToPath(new URL(built, import.meta.url)),
    publicUrl: PUBLIC_URL === '' ? null : new URL(PUBLIC_URL).origin,
    trustProxy: TRUST_PROXY,
    metricsPublic: METRICS_PUBLIC !== '' && METRICS_PUBLIC !== '0',
    creationsPerMinute: 60,
    commandsPerSecond: 10,
    clerkAtHand: true,
  });
}

function plainly(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${PORT} is taken by another program. Stop that one, or start with another port: PORT=3001 npm start`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Not allowed: ${message}. Choose another PORT or DATA_DIR.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is “${HOST}”, which is no address of this machine. Leave it out to listen on all.`;
  return error instanceof StoreInUse || error instanceof NotArchived ? message : `Onefloor could not start: ${message}`;
}

/** Where phones in the same network find it; whoever uses `localhost` has a QR that leads nobody else here. */
function besideHere(url: string): string[] {
  const { hostname, port } = new URL(url);
  if (hostname !== 'localhost' || HOST === 'localhost') return [];
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => `http://${address}:${port}`);
}

const asked = process.argv.slice(2);
if (asked.length > 0) await archive(asked).catch((error: unknown) => end(plainly(error)));

const starting = start();
let leaving = false;

async function leave() {
  if (leaving) process.exit(1);
  leaving = true;
  setTimeout(() => process.exit(1), leaveWithinMs).unref();
  const secretary = await starting;
  await secretary.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void leave());
process.on('SIGINT', () => void leave());
// One person's broken promise does not end the meeting of all; whatever left this process in doubt does.
process.on('unhandledRejection', (error) => log.error({ error }, 'a promise was broken'));
process.on('uncaughtException', (error) => {
  log.error({ error }, 'the process cannot go on');
  process.exit(1);
});

try {
  const { url } = await starting;
  console.log(`Onefloor is open: ${url}`);
  for (const beside of besideHere(url))
    console.log(`From phones in this network: ${beside} (start the meeting there, so that its QR leads there)`);
} catch (error) {
  end(plainly(error));
}
