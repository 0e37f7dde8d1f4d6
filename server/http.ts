import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { largestMessage } from '../shared/wire.ts';
import { api, type ApiOptions, type Reply, type Route } from './api.ts';
import { captionDoor, type CaptionAsked } from './caption-door.ts';
import { clientFiles } from './client-files.ts';
import { Declined, notFound } from './declined.ts';
import { entering } from './entering.ts';
import { doorkeeperFor } from './joining.ts';
import type { Html } from './html.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { sentencePage } from './plain-page.ts';
import { plain, type PlainOptions } from './plain.ts';
import { sameOrigin } from './same-origin.ts';
import { largestTranscript, transcriptDoor } from './transcript-door.ts';
import { tongueFor } from './words.ts';

export type HttpOptions = Omit<ApiOptions & PlainOptions, 'doorkeeper'> & {
  /** How often a person may come in again, each second over time. */
  commandsPerSecond: number;
  clientDir: string;
  log: Log;
  metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Otherwise `/metrics` is for this machine only. */
  metricsPublic: boolean;
  /** Rejects while the secretary cannot take anybody. */
  ready: () => Promise<void>;
  /** What absolute links begin with; null = whatever the request came to. */
  publicUrl: string | null;
  /** Addresses of proxies that are believed, as Express names them. */
  trustProxy: string;
};

const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      objectSrc: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: { includeSubDomains: false },
});

/** The door: what comes over HTTP gets one clear answer, and what is wrong with it harms nobody else. */
export function createHttp(options: HttpOptions): Express {
  const { log, metrics, metricsPublic, ready, publicUrl, trustProxy } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', trustProxy).set('query parser', 'simple');
  app.use(securityHeaders, (_req, res, next) => {
    res.set('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
    next();
  });

  app.get('/healthz', (_req, res) => void res.set('Cache-Control', 'no-store').json({ ok: true }));
  app.get('/readyz', async (_req, res) => {
    await ready().catch(() => {
      throw new Declined(503, 'not-ready', 'The server is starting, stopping, or cannot write to its disk. Try again in a moment.');
    });
    res.set('Cache-Control', 'no-store').json({ ok: true });
  });
  app.get('/metrics', async (req, res) => {
    if (!metricsPublic && !isLoopback(req.ip)) throw notFound();
    res.type(metrics.contentType).send(await metrics.text());
  });

  const doorkeeper = doorkeeperFor(options.commandsPerSecond);
  app.post(
    '/api/meetings/:meeting/transcripts',
    noStore,
    fromHere(publicUrl, 'text'),
    express.raw({ type: () => true, limit: largestTranscript }),
    answering(transcriptDoor(entering(options.meetings, options.identity)), publicUrl),
  );
  app.use('/api', noStore, fromHere(publicUrl, 'json'), express.json({ limit: largestMessage }));
  for (const route of api({ ...options, doorkeeper })) app[route.method](route.path, answering(route.answer, publicUrl));
  app.use('/api', () => {
    throw notFound();
  });

  const captions = captionDoor(options);
  const asText = (answer: (asked: CaptionAsked) => Promise<string>): RequestHandler => {
    return async (req, res) => {
      const text = await answer(captioned(req));
      res.type('text').send(text);
    };
  };
  app.post(
    '/closedcaption',
    noStore,
    express.raw({ type: () => true, limit: largestMessage }),
    asText((asked) => captions.post(asked)),
  );
  app.get(
    '/closedcaption/seq',
    noStore,
    asText((asked) => captions.seq(asked)),
  );
  app.all('/closedcaption', otherwise('POST'));
  app.all('/closedcaption/seq', otherwise('GET'));

  app.use(plainPages, noStore, fromHere(publicUrl, 'form'), express.urlencoded({ extended: false, limit: largestMessage }));
  for (const route of plain({ ...options, doorkeeper })) app[route.method](route.path, answering(route.answer, publicUrl));

  app.get('/{*path}', screens(options.clientDir));
  app.use(() => {
    throw notFound();
  });
  app.use(declining(log));
  return app;
}

const noStore: RequestHandler = (_req, res, next) => void next(res.set('Cache-Control', 'no-store') && undefined);

const captioned = (req: Request): CaptionAsked => ({
  query: (name) => textOf(req.query[name]),
  body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
});

/** For an address that knows one method. */
const otherwise =
  (allowed: string): RequestHandler =>
  (_req, res) => {
    res.set('Allow', allowed);
    throw new Declined(405, 'wrong-method', `This address is for ${allowed} alone.`);
  };

const plainPages = ['/plain', '/m/:meeting/plain'];
const read = {
  json: {
    type: /^application\/json\s*(;|$)/i,
    otherwise: () => new Declined(415, 'not-json', 'Only JSON is read here. Send it with “Content-Type: application/json”.'),
  },
  text: {
    type: /^text\/plain\s*(;|$)/i,
    otherwise: () => new Declined(415, 'not-text', 'Only plain text is read here. Send it with “Content-Type: text/plain”.'),
  },
  form: {
    type: /^application\/x-www-form-urlencoded\s*(;|$)/i,
    otherwise: () => new Declined(415, 'not-a-form', 'Only forms are read here. Load the page again and use its buttons.'),
  },
};

/** A page of somebody else cannot make a browser act here: it can neither send JSON nor hide where it comes from. */
const fromHere =
  (publicUrl: string | null, what: keyof typeof read): RequestHandler =>
  (req, _res, next) => {
    if (req.method !== 'POST') return next();
    const { type, otherwise } = read[what];
    const elsewhere = ['cross-site', 'same-site'].includes(req.get('sec-fetch-site') ?? '');
    if (elsewhere || !sameOrigin({ origin: req.get('origin'), host: req.host }, publicUrl))
      throw new Declined(403, 'cross-site', 'This was sent from a page of another site. Open the meeting itself and try again.');
    if (!type.test(req.get('content-type') ?? '')) throw otherwise();
    next();
  };

const answering =
  (answer: Route['answer'], publicUrl: string | null): RequestHandler =>
  async (req, res) => {
    const { meeting } = req.params;
    send(
      res,
      await answer({
        meeting: typeof meeting === 'string' ? meeting : '',
        part: (name) => textOf(req.params[name]),
        query: (name) => textOf(req.query[name]),
        body: req.body as unknown,
        cookies: req.headers.cookie,
        languages: req.get('accept-language') ?? '',
        origin: publicUrl ?? `${req.protocol}://${req.host}`,
        https: req.secure,
      }),
    );
  };

function send(res: Response, reply: Reply) {
  if (reply.as === 'svg') return res.set('Cache-Control', reply.cache).type('image/svg+xml').send(reply.svg);
  if (reply.as === 'css') return res.set('Cache-Control', reply.cache).type('text/css').send(reply.css);
  if (reply.as === 'file') return res.type(reply.type).set('Content-Disposition', `attachment; filename="${reply.name}"`).send(reply.text);
  if (reply.as === 'bytes') return asBytes(res, reply);
  if (reply.cookie !== null) res.set('Set-Cookie', reply.cookie);
  if (reply.as === 'redirect') return res.redirect(303, reply.to);
  if (reply.as === 'html') return asPage(res, reply.status, reply.html);
  return res.status(reply.status).json(reply.body);
}

function asBytes(res: Response, { name, type, bytes, isPacked }: Extract<Reply, { as: 'bytes' }>) {
  res.type(type).set({ 'Content-Disposition': `attachment; filename="${name}"`, Vary: 'Accept-Encoding' });
  if (!isPacked) return res.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (res.req.acceptsEncodings('gzip')) return res.set('Content-Encoding', 'gzip').send(Buffer.from(bytes));
  return Readable.from([bytes]).pipe(createGunzip()).pipe(res);
}

/** A form says where it comes from only when its page may be told to this site. */
const asPage = (res: Response, status: number, { text }: Html) =>
  res.status(status).set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' }).type('html').send(text);

function screens(folder: string): RequestHandler {
  const files = clientFiles(folder);
  return (req, res) => {
    const { status, file } = files.at(req.path);
    res.status(status).set({ 'Content-Type': file.type, 'Cache-Control': file.cache, ETag: file.tag, Vary: 'Accept-Encoding' });
    if (!file.gzip || !req.acceptsEncodings('gzip')) return void res.send(file.plain);
    res.set('Content-Encoding', 'gzip').send(file.gzip);
  };
}

const declining =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req: Request, res, next) => {
    if (res.headersSent) return next(error);
    const { status, code, message } = error instanceof Declined ? error : (ofTheLibrary(error) ?? unexpected(log, req, error));
    const [, address] = /^(\/plain|\/m\/[^/]+\/plain)(?:\/|$)/.exec(req.path) ?? [];
    if (address !== undefined) {
      const tongue = tongueFor(req.get('accept-language') ?? '');
      return void asPage(res, status, sentencePage(tongue, message, code === 'not-found' ? '/plain' : address));
    }
    res.status(status).set('Cache-Control', 'no-store').json({ error: { code, message } });
  };

/** Express refuses some requests before anybody here hears of them. */
function ofTheLibrary(error: unknown): Declined | null {
  const { status, limit } = error as { status?: unknown; limit?: unknown };
  const most = typeof limit === 'number' ? limit : largestMessage;
  if (status === 413) return new Declined(413, 'too-large', `At most ${Math.floor(most / 1024)} KB are taken at once. Send less.`);
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return new Declined(400, 'malformed', 'What was sent cannot be read. Load the page again and repeat it.');
}

function unexpected(log: Log, { method, route }: Request, error: unknown): Declined {
  const mark = randomUUID().slice(0, 8);
  log.error({ error, mark, method, route: (route as { path?: unknown } | undefined)?.path }, 'a request failed');
  return new Declined(
    500,
    'failed',
    `Something went wrong here and was written down as ${mark}. Try again; if it stays, tell whoever runs this server.`,
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const isLoopback = (ip: string | undefined) => /^(127\.|::1$|::ffff:127\.)/.test(ip ?? '');
