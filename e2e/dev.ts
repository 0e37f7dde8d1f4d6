import { spawn } from 'node:child_process';

/** Where the screens are while they are worked on; links and QR lead there, not to what was built last. */
const address = 'http://localhost:5173';
const env = { ...process.env, PORT: '3000', PUBLIC_URL: address };
const stdio = ['ignore', 'inherit', 'inherit'] as const;

/** `npm run dev`: the secretary restarts and the screens reload as files change; when one ends, or on Ctrl-C, both end. */
const children = [
  spawn('tsx', ['watch', '--clear-screen=false', 'server/main.ts'], { stdio: [...stdio], env }),
  spawn('vite', ['--config', 'client/vite.config.ts', '--port', new URL(address).port, '--strictPort'], { stdio: [...stdio] }),
];

function endAll(): void {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}

for (const child of children) {
  child.on('exit', endAll);
  child.on('error', (error) => {
    console.error(error.message);
    endAll();
  });
}
process.on('SIGINT', endAll);
process.on('SIGTERM', endAll);
