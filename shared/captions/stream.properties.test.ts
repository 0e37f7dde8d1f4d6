import { expect, test } from 'vitest';
import { dice, oneOf } from '../any-input.ts';
import { meetingOf, nine } from '../given.ts';
import type { LineWrite } from '../lanes.ts';
import type { MeetingEvent } from '../meeting.ts';
import { fed, freshStream } from './stream.ts';

const streams = Number(process.env['FUZZ'] ?? 300);
const link: MeetingEvent = {
  type: 'caption-link-made',
  floor: 'plenary',
  link: { id: 'link', lang: 'en', until: nine + 1e9, whole: false },
};
const meeting = meetingOf({ type: 'meeting-opened' }, link);
const pieces = ['Good ', 'morning', '. ', ', ', 'We ', 'begin', '\n', 'é', '字', '👍', 'a', ' b', '\b', '\b\b\b', '日本。', ' '];

/** What somebody reads who types each letter into one field and rubs out as told. */
const rubbed = (text: string) => {
  const kept: string[] = [];
  for (const letter of text) {
    if (letter === '\b') kept.pop();
    else kept.push(letter);
  }
  return kept.join('');
};
const lettersIn = (text: string) => text.replace(/\s+/gu, '');

test(`${streams} streams, cut anywhere, sent again and again: their lines are one text, each letter once, and a line is changed by its number alone (N30)`, () => {
  for (let seed = 0; seed < streams; seed++) {
    const roll = dice(seed);
    const lines = new Map<number, string>();
    let [made, stream, sent] = [0, freshStream('link'), ''];
    const apply = (write: LineWrite) => {
      if ('put' in write) {
        expect(lines.has(write.put.number), `seed ${seed}: a new number`).toBe(false);
        lines.set(write.put.number, write.put.text);
      } else {
        expect(lines.has(write.change.number), `seed ${seed}: a line that is there`).toBe(true);
        if (write.change.state === 'hidden') lines.delete(write.change.number);
        else lines.set(write.change.number, write.change.text!);
      }
    };
    for (let seq = 1; seq <= 40; seq++) {
      const text = Array.from({ length: 1 + Math.floor(roll() * 4) }, () => oneOf(roll, pieces)).join('');
      // A backspace at the very beginning has nothing to take, here as there.
      sent = rubbed(sent + text);
      for (let tries = roll() < 0.3 ? 3 : 1; tries > 0; tries--) {
        // As read back from the disk.
        const before = JSON.parse(JSON.stringify(stream)) as typeof stream;
        const after = fed(meeting, before, { seq, text }, { at: nine, newLine: () => ++made });
        after.lines.forEach(apply);
        stream = after.stream;
      }
    }
    const read = [...lines].toSorted(([one], [other]) => one - other).map(([, text]) => text);
    expect(lettersIn(read.join(' ')), `seed ${seed}`).toBe(lettersIn(sent));
    expect(read, `seed ${seed}`).not.toContain('');
  }
});
