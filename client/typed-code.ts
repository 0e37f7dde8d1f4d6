/** The code somebody means who types it, or pastes the whole link: spaces, dashes and small letters are forgiven. */
export function codeTyped(text: string): { code: string; invitation: string } {
  const [, inLink, fragment] = /\/m\/([^/?#\s]+)[^#\s]*(#\S*)?/u.exec(text) ?? [];
  return { code: plain(inLink ?? text), invitation: fragment ?? '' };
}

/** The server reads look-alikes; here only what is no letter and no digit is dropped. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** "K7 M2 QX": read out in pairs, a code is heard at once. */
export const inPairs = (code: string): string => (code.match(/.{1,2}/gu) ?? []).join(' ');
