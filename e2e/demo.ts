import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { createLog } from '../server/log.ts';
import { secretIn } from '../server/secret.ts';
import { startSecretary } from '../server/secretary.ts';
import { sqliteStore } from '../server/store.sqlite.ts';
import { shippedMeeting } from './demo-meeting.ts';
import { newFolder } from './house.ts';
import { meetingAt } from './meeting-room.ts';
import { playMeeting } from './play.ts';
import { stepsOfTranscript } from './transcript.ts';

/** A meeting under way for whoever wants to look: a real server, a real meeting played into it, links to take part. */
const { values } = parseArgs({
  options: {
    speed: { type: 'string', default: '10' },
    port: { type: 'string', default: '3000' },
    host: { type: 'string', default: '0.0.0.0' },
  },
});
const speed = Number(values.speed);
if (!(speed > 0)) throw new Error(`--speed is “${values.speed}”, but it is a number above 0: how many times faster than it was.`);

const transcript = join(import.meta.dirname, '../../shared/data/igf-2021-mag-III.txt');
const real = existsSync(transcript);
const steps = real ? stepsOfTranscript(readFileSync(transcript, 'utf8')) : shippedMeeting;

await build({ configFile: join(import.meta.dirname, '../client/vite.config.ts'), logLevel: 'warn' });
const { folder, remove } = newFolder();
const secretary = await startSecretary({
  store: await sqliteStore(join(folder, 'onefloor.db')),
  secret: secretIn(folder),
  log: createLog({ level: 'warn' }),
  host: values.host,
  port: Number(values.port),
  clientDir: join(import.meta.dirname, '../dist/client/'),
  publicUrl: null,
  trustProxy: 'loopback',
  metricsPublic: false,
  creationsPerMinute: 60,
  commandsPerSecond: 100,
});
const room = await meetingAt(secretary.url, { zone: 'Europe/Zurich' }, 'Open consultations');

console.log(`
A meeting is under way (${real ? 'the turns of a real one' : 'one of our own making'}, ${speed} times faster; Ctrl-C ends it and forgets it).

  Take part        ${room.links.join}
  Chair            ${room.links.chair}
  Secretariat      ${room.links.secretariat}
  Moderator        ${room.links.moderator}
  Room screen      ${room.links.screen}
  Queue, read only ${secretary.url}/m/${room.code}/queue
`);

const leave = async () => {
  await room.close();
  await secretary.stop();
  remove();
  process.exit(0);
};
process.on('SIGINT', () => void leave());
process.on('SIGTERM', () => void leave());

await playMeeting(room, steps, { speed, say: (line) => console.log(line) });
console.log('The played meeting is through; the room stays open until Ctrl-C.');
