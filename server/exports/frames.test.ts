import fc from 'fast-check';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { framesFrom, sendFrame } from './frames.ts';

const frames = fc.array(fc.record({ head: fc.record({ text: fc.string({ unit: 'binary' }) }), bytes: fc.uint8Array({ maxLength: 200 }) }));

test('what is sent comes as it was, however the pipe cuts it', () =>
  fc.assert(
    fc.asyncProperty(frames, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), async (sent, cuts) => {
      const whole = new PassThrough();
      for (const { head, bytes } of sent) void sendFrame(whole, head, bytes);
      whole.end();
      const all = Buffer.concat((await whole.toArray()) as Buffer[]);
      const cut = new PassThrough({ objectMode: true });
      for (let at = 0, i = 0; at < all.length; at += cuts[i++ % cuts.length]!) cut.write(all.subarray(at, at + cuts[i % cuts.length]!));
      cut.end();
      const got = [];
      for await (const { head, bytes } of framesFrom(cut)) got.push({ head, bytes: new Uint8Array(bytes) });
      expect(got).toEqual(sent);
    }),
  ));
