/** 128 bits that nobody guesses; also on plain http, where `randomUUID` is missing. */
export const newSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
