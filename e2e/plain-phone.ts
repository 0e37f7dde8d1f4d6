/** A phone that knows pages, forms and cookies and nothing else: no script, no connection that stays. */
export type PlainPhone = {
  /** Presses the button of this act, with what it asks for filled in; the status of the answer, and the page that is then shown. */
  press: (act: string, typed?: Record<string, string>) => Promise<{ status: number; page: string }>;
  look: () => Promise<string>;
  /** Who waits, in order, as the page says it, all of its pages together. */
  queue: () => Promise<string[]>;
};

/** Comes in through the form at the door. */
export async function plainPhone(url: string, code: string, name: string, attendance: 'on-site' | 'remote'): Promise<PlainPhone> {
  let cookie = '';
  let page = '';
  const home = `${url}/m/${code}/plain`;

  async function shown(response: Response): Promise<number> {
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0]!;
    const to = response.headers.get('location');
    if (response.status === 303 && to !== null) return shown(await get(new URL(to, url).href));
    page = await response.text();
    return response.status;
  }
  const get = (address: string) => fetch(address, { headers: { cookie }, redirect: 'manual' });

  /** The form as it stands on the page: hidden fields are sent as they are. */
  async function press(act: string, typed: Record<string, string> = {}): Promise<{ status: number; page: string }> {
    const form = formsIn(page).find(({ action }) => action.split('?')[0]!.endsWith(`/plain/${act}`));
    const body = new URLSearchParams({ ...(form?.hidden ?? { id: crypto.randomUUID() }), ...typed });
    const action = new URL(form?.action ?? `/m/${code}/plain/${act}`, url).href;
    const status = await shown(await fetch(action, { method: 'POST', headers: { cookie }, body, redirect: 'manual' }));
    return { status, page };
  }

  async function look(): Promise<string> {
    await shown(await get(home));
    return page;
  }

  async function queue(): Promise<string[]> {
    const names: string[] = [];
    let next: string | null = home;
    while (next !== null) {
      const html: string = await (await get(next)).text();
      names.push(...rowsIn(html));
      const more: string | undefined = [...html.matchAll(/href="([^"]*[?&](?:amp;)?from=(\d+)[^"]*)"/g)].find(
        ([, , from]) => Number(from) === names.length + 1,
      )?.[1];
      next = more === undefined ? null : new URL(more.replaceAll('&amp;', '&'), url).href;
    }
    return names;
  }

  await look();
  const { status } = await press('join', { name, attendance });
  if (status !== 200 || cookie === '') throw new Error(`${name} was answered ${status} at the door`);
  return { press, look, queue };
}

function formsIn(page: string): { action: string; hidden: Record<string, string> }[] {
  return [...page.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(([, action = '', inside = '']) => ({
    action: action.replaceAll('&amp;', '&'),
    hidden: Object.fromEntries(
      [...inside.matchAll(/<input\s[^>]*type="hidden"[^>]*>/gs)].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1] ?? '',
        /value="([^"]*)"/.exec(input)?.[1] ?? '',
      ]),
    ),
  }));
}

const rowsIn = (html: string): string[] =>
  [...(/<ol[^>]*>(.*?)<\/ol>/s.exec(html.slice(html.indexOf('id="q"')))?.[1]?.matchAll(/<li[^>]*>.*?<bdi>(.*?)<\/bdi>/gs) ?? [])].map(
    ([, name = '']) => name,
  );
