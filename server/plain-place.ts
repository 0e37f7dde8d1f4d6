import { plenary } from '../shared/floor-id.ts';
import { listEndsAt } from '../shared/floor/state.ts';
import { speakingOrder, type Place } from '../shared/queue/order.ts';
import type { Aside, Request } from '../shared/queue/state.ts';
import { whyInWords } from '../shared/queue/why-in-words.ts';
import { why } from '../shared/queue/why.ts';
import { longest } from '../shared/text.ts';
import { clipped, html, type Html } from './html.ts';
import type { Look } from './plain-look.ts';

/** How much of a page the explanation of one place may take, and what somebody wants to say. */
const whyBytes = 900;
const subjectBytes = 300;

/** Where I stand and why, and what I may do about it: speaking, waiting, set aside. */
export function placePart(look: Look): Html | null {
  const { queue, floor } = look.meeting.floors[look.floor]!;
  const mine = ({ personId }: { personId: string }) => personId === look.me.id;
  const parts = [
    ...(floor.turn && mine(floor.turn) ? [speaking(look, floor.turn.id)] : []),
    ...speakingOrder(queue)
      .filter(({ request }) => mine(request))
      .map((place) => waiting(look, place)),
    ...queue.aside.filter(mine).map((aside) => setAside(look, aside)),
  ];
  return parts.length > 0
    ? html`<section>
        <h2>${look.tongue.say('plain.your-place')}</h2>
        ${parts}
      </section> `
    : null;
}

/** A form of one button, or more where something is asked; it says which floor it stood on. */
export const form = ({ code, floor, newId, address }: Look, act: string, hidden: Record<string, string>, asked: Html): Html =>
  html`<form method="post" action="${address({}).replace(`/m/${code}/plain`, `/m/${code}/plain/${act}`)}">
    <input
      type="hidden"
      name="id"
      value="${newId()}"
    />${floor !== plenary && html`<input type="hidden" name="floor" value="${floor}" />`}${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}${asked}
  </form> `;

function speaking(look: Look, turnId: string): Html {
  const { say } = look.tongue;
  return html`<p class="now">${say('plain.speaking')}</p>
    ${form(look, 'done', { turn: turnId }, html`<button>${say('plain.done')}</button>`)}`;
}

function waiting(look: Look, { request, position }: Place): Html {
  const { tongue, meeting, floor, nameOf } = look;
  const { say } = tongue;
  const speech = { ...tongue, nameOf: (id: string) => `\u2068${clipped(nameOf(id), 90)}\u2069` };
  const whys = why(meeting.floors[floor]!.queue, request.id).map((reason) => whyInWords(reason, speech));
  return html`<p class="now">${placeSaid(look, request, position)}</p>
    ${about(look, request)}
    <p>${clipped(whys.join(' '), whyBytes)}</p>
    <div class="acts">
      ${form(look, 'aside', { request: request.id }, html`<button>${say('plain.not-now')}</button>`)}${form(look, 'withdraw', { request: request.id }, html`<button>${say('plain.withdraw')}</button>`)}
    </div>
    ${subject(look, request)}`;
}

function setAside(look: Look, aside: Aside): Html {
  const { say } = look.tongue;
  const said = aside.reason
    ? say('plain.aside-because', { reason: `\u2068${clipped(aside.reason, subjectBytes)}\u2069` })
    : say('plain.aside');
  return html`<p class="now">${said}</p>
    ${about(look, aside)}
    <div class="acts">
      ${form(look, 'return', { request: aside.id }, html`<button>${say('plain.come-back')}</button>`)}${form(look, 'withdraw', { request: aside.id }, html`<button>${say('plain.withdraw')}</button>`)}
    </div> `;
}

function placeSaid({ meeting, floor, now, tongue: { say } }: Look, request: Request, position: number): string {
  if (position === 1) return say('plain.next');
  const place = say('queue.nth', { n: position });
  const runs = meeting.conduct.phase === 'open' && (floor !== plenary || !meeting.agenda.pause);
  const at = runs ? listEndsAt(meeting, floor, now, request.id) : null;
  return at === null
    ? say('plain.place', { place })
    : say('plain.place-minutes', { place, minutes: Math.max(1, Math.round((at - now) / 60_000)) });
}

function about({ tongue: { say } }: Look, { kind, subject, readAloud }: Request): Html | null {
  const said = [
    ...(kind === 'intervention' ? [] : [`${say(`kind.${kind}`)}.`]),
    ...(subject ? [say('plain.about', { subject: `\u2068${clipped(subject, subjectBytes)}\u2069` })] : []),
    ...(readAloud ? [say('plain.read-mine')] : []),
  ];
  return said.length > 0 ? html`<p class="sub">${said.join(' ')}</p> ` : null;
}

/** Ask first, say afterwards what about (N8); not while the page comes anew by itself and takes away what is being typed. */
function subject(look: Look, request: Request): Html | null {
  if (look.refresh) return null;
  const { say } = look.tongue;
  const now = request.subject ?? '';
  const field = html`<label
      >${say('plain.subject-change')}<input
        name="subject"
        dir="auto"
        maxlength="${longest.line}"
        value="${clipped(now, subjectBytes)}" /></label
    ><button>${say('plain.save')}</button>`;
  const fits = clipped(now, subjectBytes) === now;
  return fits
    ? html`<details>
        <summary>${say('plain.subject-change')}</summary>
        ${form(look, 'subject', { request: request.id }, field)}
      </details> `
    : null;
}
