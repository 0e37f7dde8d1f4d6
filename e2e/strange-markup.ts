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

/** Of everything in a page: what acts, what asks somebody else, and what leads elsewhere than to a page or a mail. Runs in a browser, too, so all that it needs is in it. */
export function activeIn(page: Document, at: string): string[] {
  const leading = ['href', 'src', 'action', 'data', 'xlink:href', 'poster', 'ping', 'cite', 'background', 'srcset'];
  const acting = ['srcdoc', 'formaction', 'http-equiv', 'dynsrc', 'lowsrc'];
  const tags = 'iframe object embed base math video audio marquee foreignobject animate frameset applet dialog[open]:not([class])';
  const { origin } = new URL(at);
  return [...page.querySelectorAll('*')].flatMap((element) => {
    const { localName } = element;
    const isOf = (selectors: string) => selectors.split(' ').some((one) => element.matches(one));
    const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on') || acting.includes(name));
    const addresses = leading.flatMap((name) => element.getAttribute(name) ?? []);
    const fetched = localName === 'a' || localName === 'q' ? [] : addresses;
    const strange = [
      ...addresses.filter((to) => !['http:', 'https:', 'mailto:', 'blob:'].includes(new URL(to, at).protocol)),
      ...fetched.filter((to) => ![origin, 'null'].includes(new URL(to, at).origin)),
    ];
    const style = element.getAttribute('style') ?? '';
    const isStrange =
      isOf(tags) ||
      (localName === 'script' && !element.getAttribute('src')?.startsWith('/')) ||
      (localName === 'style' && page.defaultView === null) ||
      (localName === 'img' && !/^(\/|blob:|$)/.test(element.getAttribute('src') ?? '')) ||
      element.hasAttribute('srcset') ||
      /url\(|expression|behavior|evil/i.test(style) ||
      element.id === 'evil' ||
      element.classList.contains('evil');
    return [
      ...handlers.map(({ name }) => `${localName} ${name}`),
      ...strange.map((to) => `${localName} to ${to}`),
      ...(isStrange ? [element.outerHTML.slice(0, 200)] : []),
    ];
  });
}
