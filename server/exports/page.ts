import type { Paper, PaperSection, Printed, Row } from '../../shared/record/paper.ts';
import { Html, html } from '../html.ts';
import type { Telling } from './formats.ts';

const style = new Html(
  [
    ':root{color-scheme:light dark}',
    'body{font:1rem/1.5 system-ui,sans-serif;max-inline-size:46rem;margin:2rem auto;padding-inline:1rem;overflow-wrap:anywhere}',
    'h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-block-start:2rem}',
    'ol,ul{list-style:none;padding:0}li{padding-block:.4rem;border-block-start:1px solid color-mix(in srgb,currentColor 20%,transparent)}',
    'time,small{color:color-mix(in srgb,currentColor 75%,transparent);font-size:.9rem}blockquote{margin:.2rem 0;margin-inline-start:1rem}p{margin:.1rem 0}',
    '@media print{body{margin:0;max-inline-size:none}li{break-inside:avoid}}',
  ].join(''),
);

/** The record as one page that needs nothing beside it: neither scripts nor anything from elsewhere. Times in UTC; every entry has its anchor. */
export function recordPage({ title, head, sections }: Paper, { tongue, page }: Telling): string {
  const whole = html`<!doctype html>
    <html lang="${tongue.language}" dir="${tongue.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1 dir="auto">${title}</h1>
          <ul>
            ${head.map((line) => html`<li dir="auto">${line}</li>`)}
          </ul>
          <nav aria-label="${tongue.say('record.contents')}">
            <p>${sections.map(({ id, title: section }) => html`<a href="#${id}">${section}</a> `)}</p>
          </nav>
          ${sections.map(sectionPart)}
          <p><a href="${page}">${page}</a></p>
        </main>
      </body>
    </html>`;
  return `${whole.text.trim()}\n`;
}

function sectionPart(section: PaperSection): Html {
  const isEmpty = 'rows' in section ? section.rows.length === 0 : section.entries.length === 0;
  return html`<section id="${section.id}">
    <h2>${section.title}</h2>
    ${isEmpty && html`<p>${section.none}</p>`}
    ${
      'rows' in section
        ? html`<ul>
            ${section.rows.map(rowPart)}
          </ul>`
        : html`<ol>
            ${section.entries.map(entryPart)}
          </ol>`
    }
  </section>`;
}

const rowPart = ({ text, about }: Row) => html`<li dir="auto"><bdi>${text}</bdi> <small>${about.join(' · ')}</small></li>`;

const entryPart = ({ id, hour, head, quote, marks, lines }: Printed) =>
  html`<li id="${id}">
    <p dir="auto">${hour !== '' && html`<time>${hour}</time> `}<b>${head}</b></p>
    ${quote !== null && quote.split('\n').map((line) => html`<blockquote dir="auto">${line}</blockquote>`)}
    ${lines.map((line) => html`<p dir="auto">${line}</p>`)}
    ${marks.length > 0 && html`<p dir="auto"><small>${marks.join(' · ')}</small></p>`}
  </li>`;
