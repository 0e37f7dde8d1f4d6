import { clipped, fitting, html, type Html } from './html.ts';
import { languagesOn } from '../shared/captions/state.ts';
import type { Look } from './plain-look.ts';

/** Lines on one page, where they are as long as captions are. */
export const captionLines = 20;
const lineBytes = 600;
const mostLanguages = 8;

/** Which of several languages is read: the one in the address, else that of the page, else the first; empty where there are not several. */
export function captionLanguage(languages: readonly string[], asked: string, page: string): string {
  if (languages.length < 2) return '';
  return languages.find((one) => one === asked) ?? languages.find((one) => one.toLowerCase().split('-')[0] === page) ?? languages[0]!;
}

/** The languages there are, each a link but the one that is read. */
function languagesPart(look: Look): Html {
  const links = languagesOn(look.meeting, look.floor)
    .slice(0, mostLanguages)
    .map((tag) =>
      tag === look.captions.lang
        ? html`<b lang="${tag}">${calledIn(tag)}</b> `
        : html`<span lang="${tag}"><a href="${look.address({ lang: tag, before: null })}#c">${calledIn(tag)}</a></span> `,
    );
  return html`<p>${links}</p>`;
}

function calledIn(tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What was said last, or before the line in the address: the newest lines that there is room for, in order. */
export function captionsPart(look: Look, bytes: number): Html {
  const { say } = look.tongue;
  const { lines, more, lang } = look.captions;
  const newestFirst = lines
    .toReversed()
    .map(({ text, lang }) => html`<p${lang ? html` lang="${lang}"` : null} dir="auto">${clipped(text, lineBytes)}</p> `);
  const shown = fitting(newestFirst, bytes - 500);
  const first = shown.length > 0 ? lines.at(-shown.length) : undefined;
  const older = first !== undefined && (more || shown.length < lines.length) ? first.number : null;
  const back = look.before !== null;
  return html`<section>
    <h2 id="c">${say('plain.captions')}</h2>
    ${lang !== '' && languagesPart(look)}
    ${shown.length > 0 ? shown.toReversed() : html`<p class="sub">${say('plain.captions-none')}</p> `}${older !== null && html`<p><a href="${look.address({ before: older })}#c">${say('plain.captions-older')}</a></p> `}${back && html`<p><a href="${look.address({ before: null })}#c">${say('plain.captions-newest')}</a></p> `}
  </section>`;
}
