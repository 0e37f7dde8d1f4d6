import type { Readable, Writable } from 'node:stream';

/** A message between the secretary and who draws up records: a line of JSON, and as many bytes as it says. */
export type Frame<Head> = { head: Head; bytes: Uint8Array };

/** The descriptor of whoever is asked to which answers go: not where libraries say what they like to. */
export const answersTo = 3;

const lineEnd = 10;
const utf8 = new TextDecoder();
const nothing = new Uint8Array();

/** Resolves when it is on its way. Bytes go as they are: copies would cost the collector of garbage more than reading them did. */
export function sendFrame(to: Writable, head: object, bytes: Uint8Array = nothing): Promise<void> {
  return new Promise((resolve, reject) => {
    const written = (error?: Error | null) => (error ? reject(error) : resolve());
    const line = `${JSON.stringify([head, bytes.byteLength])}\n`;
    if (bytes.byteLength === 0) return void to.write(line, written);
    to.cork();
    to.write(line);
    to.write(bytes, written);
    to.uncork();
  });
}

/** What was sent, in order, until whoever sends is gone. */
export async function* framesFrom<Head>(from: Readable): AsyncGenerator<Frame<Head>> {
  let parts: Buffer[] = [];
  let [there, awaited] = [0, 0];
  let head: Head | undefined;
  for await (const part of from as AsyncIterable<Buffer>) {
    parts.push(part);
    there += part.length;
    for (let isLine = part.includes(lineEnd); head === undefined ? isLine : there >= awaited;) {
      const rest: Buffer = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
      let end = awaited;
      if (head === undefined) {
        end = rest.indexOf(lineEnd) + 1;
        [head, awaited] = JSON.parse(utf8.decode(rest.subarray(0, end))) as [Head, number];
      } else {
        yield { head, bytes: rest.subarray(0, awaited) };
        head = undefined;
      }
      const left = rest.subarray(end);
      isLine = left.includes(lineEnd);
      [parts, there] = [[left], left.length];
    }
  }
}
