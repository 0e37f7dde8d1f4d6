const tags =
  'html head meta title link body a main h1 h2 bdi section p span div ol li form input select datalist option button label textarea details summary fieldset legend footer'.split(
    ' ',
  );
const attributes =
  'lang dir charset name content http-equiv rel href class method action type value required checked selected list open maxlength autocomplete rows start id role aria-label'.split(
    ' ',
  );

/** Tags, and attributes in them, that no page of ours is made of. */
export const strangeIn = (text: string): string[] =>
  [...text.replace(/^<!doctype html>/, '').matchAll(/<\/?([^\s>/]*)([^>]*)>/g)].flatMap(([, tag, about]) => [
    ...(tags.includes(tag!) ? [] : [tag!]),
    ...[...about!.replace(/="[^"]*"/g, '').matchAll(/[^\s/]+/g)].flatMap(([name]) => (attributes.includes(name) ? [] : [`${tag} ${name}`])),
  ]);

/** Addresses in a page that lead to anything but a page of the meeting, a web page or somebody's mail. */
export const strangeAddressesIn = (text: string): string[] =>
  [...text.matchAll(/\s(?:href|action|src)="([^"]*)"/g)].flatMap(([, address]) =>
    /^(https?:\/\/|mailto:|[/?#](?!\/)|$)/.test(address!) ? [] : [address!],
  );
