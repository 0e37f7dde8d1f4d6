const test = String.raw`\.(test|browser)\.tsx?$`;
const aids = String.raw`${test}|(^|[/.])given\.ts$|/(any-[\w-]+|queue/play|queue/proof/[\w-]+)\.ts$`;
const library = (...names) => `^(node_modules/)?(@types/)?(${names.join('|')})(/|$)`;

/** Room `from` may not reach any of `to`. */
const wall = (name, from, to) => ({ name, severity: 'error', from, to });

/** Every library sits behind the files named here, so that replacing it touches nothing else. */
const door = (room, names, files, except = '^$') => ({
  name: `one-door-for-${names[0].replace(/\W+/g, ' ').trim().replaceAll(' ', '-')}-in-${room}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: [`^(${files.map((file) => file.replaceAll('.', String.raw`\.`)).join('|')})$`, except] },
  to: { path: library(...names) },
});

const pages = '^client/(attend|chair|document|desk|groups-page|screen|queue-page|kiosk|parity|join|welcome)\\.tsx$';
const compileTime = '^client/(vite\\.config|words-compiler|screen-rules|unreached|packed-files)\\.ts$';

module.exports = {
  forbidden: [
    wall('shared-is-pure', { path: '^shared/', pathNot: aids }, { pathNot: ['^shared/', '^node_modules/zod/(v4/)?mini/'] }),
    wall('shared-tests-stay-pure', { path: `^shared.*(${aids})` }, { pathNot: ['^shared/', library('zod', 'vitest', 'fast-check')] }),
    wall('aids-are-for-tests', { path: '^(shared|server|client)/', pathNot: aids }, { path: aids }),

    wall('client-not-server', { path: '^client/' }, { path: '^(server|e2e)/' }),
    wall('client-not-node', { path: '^client/', pathNot: [test, compileTime] }, { dependencyTypes: ['core'] }),
    wall('client-not-server-libraries', { path: '^client/' }, { path: library('express', 'socket.io', 'better-sqlite3') }),
    wall('compile-time-stays-there', { path: '^client/', pathNot: [test, compileTime] }, { path: compileTime }),
    wall('server-not-client', { path: '^server/' }, { path: '^(client|e2e)/' }),
    wall('server-not-client-libraries', { path: '^server/' }, { path: library('react', 'react-dom', 'zustand', 'socket.io-client') }),
    wall('pages-are-opened-by-main', { path: '^client/', pathNot: ['^client/main\\.tsx$', test] }, { path: pages }),

    door('client', ['socket.io-client'], ['client/connection.ts', 'client/polling.ts']),
    door('client', ['zustand'], ['client/meeting-store.ts']),
    door('client', ['@lingui/[^/]+'], ['client/words.ts', 'client/words-compiler.ts']),
    door('client', ['papaparse'], ['client/csv.ts']),
    door('client', ['diff'], ['client/document-compared.ts', 'client/document-past.ts']),
    door('client', ['react-dom'], ['client/main.tsx'], test),
    door(
      'client',
      ['@tiptap/[^/]+'],
      [
        'anchors',
        'editor',
        'marks',
        'past',
        'schema',
        'steady',
        'typed',
        'table',
        'mention',
        'picking',
        'line-entry',
        'capture',
        'find',
      ].map((part) => `client/document-${part}.ts`),
      test,
    ),
    door('client', ['y-websocket', 'y-protocols', 'lib0'], ['client/document-line.ts', 'client/document.given.ts'], test),
    door('client', ['y-indexeddb'], ['client/document-device.ts']),
    door(
      'client',
      ['yjs'],
      [
        ...['anchors', 'line', 'marks', 'paper', 'device', 'text', 'editor', 'past', 'older', 'capture'].map(
          (part) => `client/document-${part}.ts`,
        ),
        'client/margin-line.ts',
        'client/document.given.ts',
      ],
      test,
    ),
    door(
      'server',
      ['socket.io', 'ws'],
      ['server/socket.ts', 'server/fan-out.ts', 'server/whole-frame.ts', 'server/documents/gateway.ts', 'server/documents/screen.ts'],
      test,
    ),
    door(
      'server',
      ['yjs', 'lib0'],
      ['blocks', 'margin-paper', 'papers', 'taking-out', 'update-check', 'frames'].map((part) => `server/documents/${part}.ts`),
      test,
    ),
    door('server', ['y-protocols'], ['server/documents/frames.ts'], test),
    door('server', ['express', 'helmet'], ['server/http.ts']),
    door(
      'server',
      ['better-sqlite3', 'kysely'],
      [
        'server/store.sqlite.ts',
        'server/archive.sqlite.ts',
        'server/migrations.ts',
        'server/transcripts.sqlite.ts',
        'server/documents/log.sqlite.ts',
        'server/documents/version-log.sqlite.ts',
      ],
    ),
    door('server', ['docx'], ['server/exports/docx.ts']),
    door('server', ['@myriaddreamin/[^/]+', '@embedpdf/[^/]+', '@expo-google-fonts/[^/]+'], ['server/exports/pdf.ts']),
    door('server', ['ical-generator'], ['server/exports/calendar.ts']),
    door('server', ['fflate'], ['server/exports/bundle.ts']),
    door('server', ['jose'], ['server/identity.ts']),
    door('server', ['pino'], ['server/log.ts']),
    door('server', ['prom-client'], ['server/metrics.ts']),
    door('server', ['papaparse'], ['server/csv.ts']),
    door('server', ['qrcode'], ['server/qr.ts']),
    door('server', ['@lingui/[^/]+'], ['server/words.ts']),

    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: [test, '\\.d\\.ts$', '^e2e/', '^\\.config/', '(^|/)[^/]+\\.config\\.(ts|js|cjs)$'] },
      to: {},
    },
    { name: 'found-on-disk', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'listed-in-package-json', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
