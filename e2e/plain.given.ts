import { randomUUID } from 'node:crypto';
import { secretary, type Made } from '../server/door.given.ts';
import { plainBrowser } from './plain-browser.ts';
import { stranger } from './stranger.ts';

export const browserAt = (made: Pick<Made, 'code'>, at: { url: string } = secretary) => plainBrowser(made, at);

/** What staff do elsewhere, over a line as every screen has. */
export async function staffDo(made: Made, cookie: string, commands: { name: string; input: object }[]): Promise<void> {
  const line = await stranger(secretary.url, { meeting: made.id, cookie });
  await line.ask('join', { after: null });
  for (const command of commands) {
    const answer = (await line.ask('command', { id: randomUUID(), ...command })) as { ok: boolean };
    if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer)}`);
  }
  line.close();
}
