export type Page = { status: number; text: string; headers: Headers };

/** A browser without scripts: it keeps its cookie, follows where it is sent, and sends forms as the page has them. */
export function plainBrowser({ code }: { code: string }, at: { url: string }) {
  let cookie = '';
  let page: Page = { status: 0, text: '', headers: new Headers() };

  async function go(address: string, init: RequestInit = {}): Promise<Page> {
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(at.url + address, { ...init, headers, redirect: 'manual' });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = /Max-Age=0/.test(set) ? '' : set.split(';')[0]!;
    const next = response.headers.get('location');
    if (response.status === 303 && next !== null) return go(next);
    return (page = { status: response.status, text: await response.text(), headers: response.headers });
  }

  const formOf = (act: string): string => {
    const found = page.text.split('<form').find((form) => new RegExp(`^[^>]*action="/m/[^"]*/plain/${act}[?"]`).test(form));
    if (found === undefined) throw new Error(`there is no form to ${act} on this page: ${page.text}`);
    return found.split('</form>')[0]!;
  };
  /** Everything hidden in the form of this page, as a browser would send it. */
  const hiddenIn = (act: string) =>
    Object.fromEntries(
      [...formOf(act).matchAll(/<input[^>]*type="hidden"[^>]*name="(\w+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );

  const send = (act: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    go(`/m/${code}/plain/${act}`, { method: 'POST', headers, body: new URLSearchParams(fields) });

  return {
    go,
    page: () => page,
    open: () => go(`/m/${code}/plain`),
    has: (act: string) => page.text.includes(`/plain/${act}"`),
    hiddenIn,
    send,
    /** Fills in the form of this page and presses its button. */
    press: (act: string, fields: Record<string, string> = {}) => send(act, { ...hiddenIn(act), ...fields }),
    async join(name: string, about: Record<string, string> = {}) {
      await go(`/m/${code}/plain`);
      return send('join', { ...hiddenIn('join'), name, attendance: 'remote', ...about });
    },
    link: (words: string): string => {
      const [, href] = [...page.text.matchAll(/<a\s+href="([^"]*)"\s*>([^<]*)<\/a/g)].find(([, , said]) => said!.includes(words)) ?? [];
      if (href === undefined) throw new Error(`there is no link “${words}” on this page: ${page.text}`);
      return href.replaceAll('&amp;', '&');
    },
    cookie: () => cookie,
    /** Who waits, in order, as the page says it, all of its pages together. */
    async queue(): Promise<string[]> {
      const names: string[] = [];
      for (let next: string | undefined = `/m/${code}/plain`; next !== undefined;) {
        const { text } = await go(next);
        names.push(...namesIn(text));
        const onward = [...text.matchAll(/href="([^"]*[?&](?:amp;)?from=(\d+)[^"]*)"/g)];
        next = onward.find(([, , from]) => Number(from) === names.length + 1)?.[1]?.replaceAll('&amp;', '&');
      }
      return names;
    },
  };
}

const namesIn = (page: string): string[] => {
  const [, list = ''] = /<ol[^>]*>(.*?)<\/ol>/s.exec(page.slice(page.indexOf('id="q"'))) ?? [];
  return [...list.matchAll(/<li[^>]*>.*?<bdi>(.*?)<\/bdi>/gs)].map(([, name = '']) => name);
};

const entitiesIn = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
/** What is read of a page: no markup, no isolates. */
export const wordsOf = ({ text }: Page) =>
  entitiesIn(text.replace(/<[^>]*>/g, ' '))
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ');
