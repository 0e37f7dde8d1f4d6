import { suggestedLanguages } from '../shared/languages.ts';
import type { Attendance } from '../shared/people.ts';
import { clipped, html, type Html } from './html.ts';
import { plainStyleAt } from './plain-style.ts';
import type { Tongue, Word } from './words.ts';

/** No answer of the plain pages is longer, in bytes as they are sent. */
export const mostBytes = 10 * 1024;
export const refreshSeconds = 15;

type Around = { tongue: Tongue; title: string; refresh: string | null };

/** What stands around every plain page. `refresh`: the address that comes by itself. */
export const wholePage = ({ tongue, title, refresh }: Around, body: Html): Html =>
  html`<!doctype html>
    <html lang="${tongue.language}" dir="${tongue.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${refresh !== null && html`<meta http-equiv="refresh" content="${refreshSeconds};url=${refresh}" />`}
        <title>${clipped(title, 300)}</title>
        <link rel="stylesheet" href="${plainStyleAt}" />
      </head>
      <body>
        <a class="mark" href="/plain">${tongue.say('common.onefloor')}</a> ${body}
      </body>
    </html> `;

export const notice = (sentence: string | null): Html | null =>
  sentence === null ? null : html`<p class="say" role="alert">${sentence}</p> `;

/** A page with one thing to say, and the way back. */
export const sentencePage = (tongue: Tongue, sentence: string, back: string): Html =>
  wholePage(
    { tongue, title: tongue.say('common.onefloor'), refresh: null },
    html`<main>
      <h1>${tongue.say('plain.not-done')}</h1>
      <p>${sentence}</p>
      <p><a href="${back}">${tongue.say('plain.load-again')}</a></p>
    </main>`,
  );

/** For whoever has a code and no link. */
export const codePage = (tongue: Tongue): Html =>
  wholePage(
    { tongue, title: tongue.say('common.onefloor'), refresh: null },
    html`<main>
      <h1>${tongue.say('plain.enter')}</h1>
      <form action="/plain">
        <label
          >${tongue.say('plain.code')}<input name="code" required maxlength="40" autocapitalize="characters" autocomplete="off" /></label
        ><button class="go">${tongue.say('plain.go')}</button>
      </form>
    </main>`,
  );

export type SaidAtTheDoor = Record<
  'name' | 'attendance' | 'organisation' | 'stakeholderGroup' | 'region' | 'language' | 'capacity' | 'newcomer',
  string
>;
const texts = ['organisation', 'stakeholderGroup', 'region', 'language'] as const;

/** A name and a side are enough; the rest is folded. `ticket`: sent twice, the form makes one person. */
export function joinPage(
  { tongue, code, title }: { tongue: Tongue; code: string; title: string },
  { said, ticket, sentence }: { said: SaidAtTheDoor; ticket: string; sentence: string | null },
): Html {
  const { say } = tongue;
  const side = (attendance: Attendance) =>
    html`<label
      ><input
        type="radio"
        name="attendance"
        value="${attendance}"
        required${said.attendance === attendance && html` checked`}
      />${say(`side.${attendance}`)}</label
    >`;
  const text = (name: (typeof texts)[number]) =>
    html`<label
      >${say(`join.${name}`)}<input
        name="${name}"
        dir="auto"
        maxlength="200"
        ${name === 'language' && html` list="languages"`}
        value="${clipped(said[name], 600)}"
    /></label>`;
  const capacity = (value: string, word: Word) =>
    html`<option value="${value}" ${said.capacity === value && html` selected`}>${say(word)}</option>`;
  return wholePage(
    { tongue, title: say('plain.page-title', { title }), refresh: null },
    html`<main>
      <h1><bdi dir="auto">${clipped(title, 600)}</bdi></h1>
      ${notice(sentence)}
      <p>${say('join.about', { code })}</p>
      <form method="post" action="/m/${code}/plain/join">
        <input type="hidden" name="ticket" value="${ticket}" />
        <label
          >${say('join.name')}<input name="name" dir="auto" required maxlength="80" autocomplete="name" value="${clipped(said.name, 600)}"
        /></label>
        <fieldset>
          <legend>${say('join.where')}</legend>
          ${side('on-site')}${side('remote')}
        </fieldset>
        <details>
          <summary>${say('join.more')}</summary>
          ${texts.map(text)}
          <datalist id="languages">${suggestedLanguages.map((one) => html`<option value="${say(`join.in-${one}`)}"></option>`)}</datalist>
          <label
            >${say('join.capacity')}<select name="capacity">
              ${[capacity('', 'join.capacity-unsaid'), capacity('personal', 'join.capacity-personal'), capacity('organisation', 'join.capacity-organisation')]}
            </select></label
          >
          <p>
            <label
              ><input type="checkbox" name="newcomer" value="yes" ${said.newcomer !== '' && html` checked`} />${say('join.newcomer')}</label
            >
          </p>
          <label>${say('plain.invitation')}<input name="invitation" autocomplete="off" /></label>
        </details>
        <button class="go">${say('join.join')}</button>
      </form>
    </main>`,
  );
}
