import { pino, type DestinationStream } from 'pino';

/** Numbers and names of things, never of people. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (about: Record<string, unknown>, what: string) => void>;

/** What a log line may not carry, wherever it stands: who somebody is, what they wrote, what opens a door, where they are. */
const withheld =
  /^(name|label|organisation|stakeholderGroup|region|language|title|subject|text|readAloud|reason|conclusion|cards?|people|person|input|body|query|url|href|headers?|cookies?|set-cookie|authorization|token|secret|invitation|links?|address|remoteAddress|ip|host|hostname)$/i;
const deepest = 4;

/** JSON lines to `stream`, or to standard output. */
export function createLog({ level, stream }: { level: string; stream?: DestinationStream }): Log {
  const options = { level, base: null, formatters: { log: (about: Record<string, unknown>) => withoutPeople(about, 0) } };
  return stream ? pino(options, stream) : pino(options);
}

function withoutPeople(about: object, depth: number): Record<string, unknown> {
  const kept = Object.entries(about).filter(([key]) => !withheld.test(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, said(value, depth)]));
}

function said(value: unknown, depth: number): unknown {
  if (value instanceof Error) return failure(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '…';
  return Array.isArray(value) ? value.map((one) => said(one, depth + 1)) : withoutPeople(value, depth + 1);
}

/** A message may quote what somebody sent, so only the kind of an error, its code and where it happened are kept. */
function failure(error: Error) {
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code: (error as NodeJS.ErrnoException).code, where: where.slice(0, 12).map((line) => line.trim()) };
}
