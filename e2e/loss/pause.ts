/** `node:timers/promises` would wait for the real clock. */
export { pause as setTimeout };
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
