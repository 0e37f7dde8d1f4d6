import * as ws from 'ws';

/** What of ws is used beside its documented ways; the typings leave both out. */
export type FrameSender = { sendFrame(list: Buffer[], sent: () => void): void };
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

const asSentByServers = { fin: true, rsv1: false, mask: false, readOnly: false };
const sent = () => {};

/** A whole frame of RFC 6455, made once for however many it goes to. */
export const wholeFrame = (message: Buffer, kind: 'text' | 'binary'): Buffer =>
  Buffer.concat(Sender.frame(message, { ...asSentByServers, opcode: kind === 'text' ? 1 : 2 }));

/** Hands a whole frame over as it is: `send` would make a head of its own for each connection, and write twice. */
export const handOver = ({ _sender }: { _sender: FrameSender }, frame: Buffer): void => _sender.sendFrame([frame], sent);
