import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What is sent for one path, packed by the build or else once at the start. */
export type ClientFile = { type: string; plain: Buffer; gzip: Buffer | null; tag: string; cache: string };

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
};
const page = /^\/(m\/[^/]+(\/[^/]+)?\/?)?$/;
const notBuilt = 'The screens are not built here. Run “npm run build” and start again, or open the address that “npm run dev” prints.';

/** The screens as files in memory: they are few, small, and wanted by everybody at once. */
export function clientFiles(folder: string) {
  const names = new Set(namesIn(folder));
  const files = new Map([...names].filter((name) => !isPacked(names, name)).map((name) => [`/${name}`, fileFrom(folder, name, names)]));
  const index = files.get('/index.html') ?? null;
  const absent = text(notBuilt);

  return {
    /** The file of this path, the page that draws it, or what to say when there is none. */
    at(path: string): { status: 200 | 404 | 503; file: ClientFile } {
      const file = files.get(path);
      if (file && file !== index) return { status: 200, file };
      if (path.startsWith('/assets/')) return { status: 404, file: text('No such file. Load the page again.') };
      if (!index) return { status: 503, file: absent };
      return { status: page.test(path) ? 200 : 404, file: index };
    },
  };
}

/** The build packs a file better than there is time for at the start, and puts that beside it. */
const packed = '.gz';
const isPacked = (names: Set<string>, name: string) => name.endsWith(packed) && names.has(name.slice(0, -packed.length));

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')));
}

function fileFrom(folder: string, name: string, names: Set<string>): ClientFile {
  const plain = readFileSync(join(folder, name));
  const type = types[extname(name)] ?? 'application/octet-stream';
  // The build writes a hash of the content into the names below assets, so what is there never changes.
  const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  const packs = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  const done = packs && names.has(name + packed) ? readFileSync(join(folder, name + packed)) : null;
  const gzip = packs ? (done ?? gzipSync(plain, { level: 9 })) : null;
  return { type, plain, gzip, tag: tagOf(plain), cache };
}

const text = (words: string): ClientFile => {
  const plain = Buffer.from(words);
  return { type: types['.txt']!, plain, gzip: null, tag: tagOf(plain), cache: 'no-store' };
};
const tagOf = (bytes: Buffer) => `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
