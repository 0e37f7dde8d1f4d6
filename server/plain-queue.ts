import { speakingOrder, type Place } from '../shared/queue/order.ts';
import { clipped, fitting, html, type Html } from './html.ts';
import type { Look } from './plain-look.ts';

/** Rows of the queue on one page, where names are as long as names are. */
const mostRows = 20;

/** Who waits, from one place on, as many as there is room for; the others are one link further. */
export function queuePart(look: Look, bytes: number): Html {
  const { meeting, floor, from, address } = look;
  const { say } = look.tongue;
  const { queue } = meeting.floors[floor]!;
  const places = speakingOrder(queue);
  const first = Math.min(from, Math.max(1, places.length));
  const page = places.slice(first - 1, first - 1 + mostRows).map((place) => row(look, place));
  const rows = fitting(page, bytes - 500);
  const shown = rows.length > 0 ? rows : page.slice(0, 1);
  const next = first + shown.length;
  const empty = queue.open ? (meeting.conduct.phase === 'closed' ? 'queue.empty-ended' : 'queue.empty') : 'queue.empty-closed';
  const nth = (n: number) => say('queue.nth', { n });
  return html`<section>
    <h2 id="q">${first > 1 ? say('plain.queue-from', { place: nth(first) }) : say('queue.title')}</h2>
    <p class="sub">
      ${places.length > 0 ? say('queue.waiting', { count: places.length }) : say(empty)}${places.length > 0 && !queue.open && html`, ${say('queue.closed')}`}
    </p>
    ${
      shown.length > 0 &&
      html`<ol start="${first}">
        ${shown}
      </ol> `
    }${next <= places.length && html`<p><a href="${address({ from: next })}#q">${say('plain.queue-more', { place: nth(next) })}</a></p> `}${first > 1 && html`<p><a href="${address({ from: 1 })}#q">${say('plain.queue-start')}</a></p> `}
  </section> `;
}

function row({ me, nameOf, tongue: { say } }: Look, { request, position, line }: Place): Html {
  const isMine = request.personId === me.id;
  const about = [
    say(`side.${request.attendance}`),
    ...(request.kind === 'intervention' ? [] : [say(`kind.${request.kind}`)]),
    ...(line === 'on-deck' || position === 1 ? [say('state.on-deck')] : []),
    ...(request.readAloud ? [say('state.read-aloud')] : []),
    ...(request.subject ? [`\u2068${clipped(request.subject, 120)}\u2069`] : []),
  ].join(' · ');
  return html`<li${isMine && html` class="me"`}>${isMine && html`${say('queue.you')} `}<bdi>${nameOf(request.personId)}</bdi> <span class="sub">${about}</span></li>\n`;
}
