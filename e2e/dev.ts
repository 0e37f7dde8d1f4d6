import { spawn } from 'node:child_process';

/** `npm run dev`: the secretary restarts and the screens reload as files change; when one ends, or on Ctrl-C, both end. */
const children = [
  spawn('tsx', ['watch', '--clear-screen=false', 'server/main.ts'], { stdio: ['ignore', 'inherit', 'inherit'] }),
  spawn('vite', ['--config', 'client/vite.config.ts'], { stdio: ['ignore', 'inherit', 'inherit'] }),
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
