import { refusalOf, type Command } from '../shared/decide.ts';
import type { FloorId } from '../shared/floor-id.ts';
import type { RequestKind } from '../shared/queue/state.ts';
import { longest } from '../shared/text.ts';
import { clipped, html, type Html } from './html.ts';
import type { Look, Typed } from './plain-look.ts';
import { form } from './plain-place.ts';
import { refusalIn } from './words.ts';

/** What was typed and refused is not lost, as long as there is room for it. */
const typedBytes = 4000;

const asking = (floor: FloorId, kind: RequestKind): Command => ({ name: 'request-floor', input: { floor, kind } });

/** The kinds this person may ask with now; if none, why not. Beside a request that waits, only what may stand beside it. */
export function askPart(look: Look, typed: Typed): Html {
  const { meeting, me, floor, tongue } = look;
  const { say } = tongue;
  const { settings } = meeting.conduct;
  const kinds = settings.kinds.filter((kind) => refusalOf(meeting, me, asking(floor, kind)) === null);
  const { waiting, aside } = meeting.floors[floor]!.queue;
  const waits = [...waiting, ...aside].some(({ personId }) => personId === me.id);
  if (waits && kinds.length === 0) return html``;
  if (waits)
    return html`<section>${kinds.map((kind) => form(look, 'ask', { kind }, html`<button>${say(`kind.${kind}`)}</button>`))}</section>`;
  const heading = html`<h2>${say('plain.ask')}</h2> `;
  const [first] = kinds;
  if (first === undefined) {
    const refusal = refusalOf(meeting, me, asking(floor, settings.kinds[0] ?? 'intervention'));
    return html`<section>
      ${heading}
      <p>${refusal ? refusalIn(tongue, refusal) : ''}</p>
    </section> `;
  }
  const choice = html`<label
    >${say('plain.kind')}<select name="kind">
      ${kinds.map((kind) => html`<option value="${kind}" ${kind === typed.kind && html` selected`}>${say(`kind.${kind}`)}</option>`)}
    </select></label
  >`;
  const more = look.refresh
    ? html`<p><a href="${look.address({ refresh: false })}">${say('plain.with-subject')}</a></p>`
    : texts(look, typed);
  const closed = settings.kinds.includes('intervention') ? refusalOf(meeting, me, asking(floor, 'intervention')) : null;
  return html`<section>
    ${heading}${closed && html`<p>${refusalIn(tongue, closed)}</p> `}${form(look, 'ask', {}, html`${choice}${more}<button class="go">${say('plain.ask')}</button>`)}
  </section> `;
}

function texts({ tongue: { say } }: Look, { subject, readAloud }: Typed): Html {
  const fits = Buffer.byteLength(html`${readAloud}`.text) <= typedBytes;
  return html`<label>${say('plain.subject')}<input name="subject" dir="auto" maxlength="${longest.line}" value="${clipped(subject, 600)}"></label>
<details${readAloud !== '' && html` open`}><summary>${say('plain.read-aloud')}</summary>${!fits && html`<p>${say('plain.not-fitting')}</p>`}<textarea name="readAloud" rows="6" dir="auto" maxlength="${longest.paragraph}" aria-label="${say('plain.read-aloud')}">${`\n${fits ? readAloud : ''}`}</textarea></details>`;
}
