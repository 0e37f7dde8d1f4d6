/** What people read for what codes never contain. */
const lookalikes: Record<string, string> = { O: 'Q', 0: 'Q', I: 'J', 1: 'J', L: 'J', U: 'W', V: 'W' };

/** The code that somebody means who typed it: small letters, spaces, dashes, wide digits and look-alikes included. */
export const codeMeant = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/[O0I1LUV]/g, (letter) => lookalikes[letter]!);
