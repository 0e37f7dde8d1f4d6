import type { Locator, Page } from '@playwright/test';

/** What moved, said once each, and how long frames took to come. */
export type Stillness = { moved: string[]; frames: number; gapMsP95: number };

/** From now on looks in every frame whether the focus, the selection, the scroll and what is under the finger are what they were. */
export async function watchStillness(page: Page, finger: Locator, scroller: Locator): Promise<() => Promise<Stillness>> {
  const elements = [await finger.elementHandle(), await scroller.elementHandle()] as const;
  const watching = await page.evaluateHandle(([under, scrolls]) => {
    const focus = document.activeElement;
    const field = focus instanceof HTMLInputElement || focus instanceof HTMLTextAreaElement ? focus : null;
    const look = () => {
      const { x, y, width, height } = under.getBoundingClientRect();
      const hit = document.elementFromPoint(x + width / 2, y + height / 2);
      return {
        focus: document.activeElement === focus ? 'kept' : (document.activeElement?.outerHTML.slice(0, 80) ?? 'none'),
        selection: field ? `${field.selectionStart} to ${field.selectionEnd} of ${field.value}` : String(getSelection()),
        scroll: `${scrolls.scrollTop} and ${scrollY}`,
        box: [x, y, width, height].map((px) => px.toFixed(1)).join(' '),
        finger: hit !== null && under.contains(hit) ? 'on it' : (hit?.outerHTML.slice(0, 80) ?? 'nothing'),
      };
    };
    const first = look();
    const moved = new Set<string>();
    const gaps: number[] = [];
    let last = performance.now();
    let frame = requestAnimationFrame(function each(now) {
      gaps.push(now - last);
      last = now;
      for (const [what, is] of Object.entries(look()))
        if (is !== first[what as keyof typeof first]) moved.add(`${what}: ${first[what as keyof typeof first]} became ${is}`);
      frame = requestAnimationFrame(each);
    });
    const p95 = (times: number[]) => Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);
    return {
      stop: () => {
        cancelAnimationFrame(frame);
        return { moved: [...moved].slice(0, 8), frames: gaps.length, gapMsP95: p95(gaps) };
      },
    };
  }, elements);
  return () => watching.evaluate((watch) => watch.stop());
}
