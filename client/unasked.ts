import { parseAst, type Plugin } from 'vite';

type Part = { start: number; end: number };
type Node = Part & { type: string; [field: string]: unknown };

const react = 'react/cjs/react.production.js';
/** Of a library that gives all it has in one piece, what these screens and their other libraries ask for. */
const asked: Record<string, string[]> = {
  [react]: [
    '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE',
    ...['Component', 'Fragment', 'Suspense', 'createContext', 'lazy', 'version'],
    ...['useCallback', 'useContext', 'useDebugValue', 'useEffect', 'useId', 'useLayoutEffect'],
    ...['useMemo', 'useRef', 'useState', 'useSyncExternalStore'],
  ],
  'react-dom/cjs/react-dom.production.js': ['__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'],
  'react-dom/cjs/react-dom-client.production.js': ['createRoot'],
  'scheduler/cjs/scheduler.production.js': [
    ...['unstable_now', 'unstable_getCurrentPriorityLevel', 'unstable_shouldYield', 'unstable_requestPaint'],
    ...['unstable_scheduleCallback', 'unstable_cancelCallback', 'unstable_ImmediatePriority', 'unstable_UserBlockingPriority'],
    ...['unstable_NormalPriority', 'unstable_LowPriority', 'unstable_IdlePriority'],
  ],
};
/** Methods that nobody calls: `any` listeners, sending again by itself, ways to send that are not ours, the change to another line, sentences that come uncompiled. */
const uncalled: Record<string, string[]> = {
  'socket.io-client/build/esm/socket.js': [
    ...['onAny', 'prependAny', 'offAny', 'listenersAny', 'onAnyOutgoing', 'prependAnyOutgoing', 'offAnyOutgoing', 'listenersAnyOutgoing'],
    ...['send', 'emitWithAck', '_addToQueue', 'compress', 'volatile'],
  ],
  'socket.io-parser/build/esm/index.js': ['encodeAsBinary', 'takeBinaryData'],
  'engine.io-client/build/esm/socket.js': ['_probe', 'send'],
  '@lingui/core/dist/index.mjs': [
    'localeData',
    '_loadLocaleData',
    'loadLocaleData',
    'loadAndActivate',
    'setMessagesCompiler',
    'date',
    'number',
  ],
};
const asksReact = /\/node_modules\/zustand\/|\/client\/[^/]+$/;
const fromReact = /\bimport\s*\{([^}]*)\}\s*from\s*['"]react['"]/g;

/** Leaves out of libraries what nobody asks of them; a screen that asks for more, or a version without it, stops the build. */
export function withoutUnasked(): Plugin {
  const files = [...Object.keys(asked), ...Object.keys(uncalled)];
  const left = new Set(files);
  const fileOf = (id: string) => files.find((path) => id.endsWith(`/node_modules/${path}`));
  return {
    name: 'without-unasked',
    apply: 'build',
    transform: {
      filter: {
        id: /\/node_modules\/(react|react-dom|scheduler|zustand|(socket|engine)\.io-(client|parser)|@lingui)\/|\/client\/[^/]+\.tsx?$/,
      },
      handler(code, id) {
        const file = fileOf(id);
        if (file === undefined) {
          const more = asksReact.test(id) ? namesIn(code).filter((name) => !asked[react]!.includes(name)) : [];
          if (more.length > 0) this.error(`${id} asks React for ${more.join(', ')}: say so in unasked.ts.`);
          return null;
        }
        left.delete(file);
        return { code: file in asked ? withExports(code, asked[file]!) : withoutMethods(code, uncalled[file]!), map: null };
      },
    },
    buildEnd(error) {
      if (!error && left.size > 0) this.error(`Not found in its library: ${[...left].join(', ')}`);
    },
  };
}

function namesIn(code: string): string[] {
  const imported = [...code.matchAll(fromReact)].flatMap(([, names]) => names!.split(',').map((name) => name.trim().split(' as ')[0]!));
  const called = [...code.matchAll(/\bReact\.(\w+)/g)].map(([, name]) => name!);
  return [...imported, ...called].filter((name) => name !== '' && !name.startsWith('type '));
}

/** A script that says `exports.name = …` for each; throws where it does not have what is asked. */
export function withExports(code: string, names: readonly string[]): string {
  const found = (parseAst(code) as unknown as { body: Node[] }).body.flatMap((statement) => {
    const { left } = (statement.expression ?? {}) as { left?: Node };
    const owner = left?.object as { name?: string } | undefined;
    return left && owner?.name === 'exports' ? [{ ...statement, name: (left.property as { name: string }).name }] : [];
  });
  const missing = names.filter((name) => !found.some((one) => one.name === name));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')} in it.`);
  return without(
    code,
    found.filter(({ name }) => !names.includes(name)),
  );
}

/** A module of classes; throws where it does not have such a method. */
export function withoutMethods(code: string, names: readonly string[]): string {
  const found: (Part & { name: string })[] = [];
  for (const statement of (parseAst(code) as unknown as { body: Node[] }).body) {
    const made = (statement.declaration ?? statement) as { body?: { body?: Node[] } };
    for (const method of made.body?.body ?? [])
      if (method.type === 'MethodDefinition') found.push({ ...method, name: (method.key as { name: string }).name });
  }
  const missing = names.filter((name) => !found.some((one) => one.name === name));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')} in it.`);
  return without(
    code,
    found.filter(({ name }) => names.includes(name)),
  );
}

const without = (code: string, parts: readonly Part[]): string =>
  parts.toReversed().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), code);
