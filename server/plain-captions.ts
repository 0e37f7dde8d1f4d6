import { clipped, fitting, html, type Html } from './html.ts';
import type { Look } from './plain-look.ts';

/** Lines on one page, where they are as long as captions are. */
export const captionLines = 20;
const lineBytes = 600;

/** What was said last, or before the line in the address: the newest lines that there is room for, in order. */
export function captionsPart(look: Look, bytes: number): Html {
  const { say } = look.tongue;
  const { lines, more } = look.captions;
  const newestFirst = lines
    .toReversed()
    .map(({ text, lang }) => html`<p${lang ? html` lang="${lang}"` : null} dir="auto">${clipped(text, lineBytes)}</p> `);
  const shown = fitting(newestFirst, bytes - 500);
  const first = shown.length > 0 ? lines.at(-shown.length) : undefined;
  const older = first !== undefined && (more || shown.length < lines.length) ? first.number : null;
  const back = look.before !== null;
  return html`<section>
    <h2 id="c">${say('plain.captions')}</h2>
    ${shown.length > 0 ? shown.toReversed() : html`<p class="sub">${say('plain.captions-none')}</p> `}${older !== null && html`<p><a href="${look.address({ before: older })}#c">${say('plain.captions-older')}</a></p> `}${back && html`<p><a href="${look.address({ before: null })}#c">${say('plain.captions-newest')}</a></p> `}
  </section>`;
}
