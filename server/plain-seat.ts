import { openItemOf } from '../shared/agenda/state.ts';
import { plenary } from '../shared/floor-id.ts';
import { nextUp } from '../shared/floor/state.ts';
import { bytesOf, clipped, html, type Html } from './html.ts';
import { askPart } from './plain-ask.ts';
import { captionsPart } from './plain-captions.ts';
import { evaluationPart } from './plain-evaluation.ts';
import { groupPart } from './plain-group.ts';
import { nothingTyped, type Look, type Typed } from './plain-look.ts';
import { mostBytes, notice, refreshSeconds, wholePage } from './plain-page.ts';
import { form, placePart } from './plain-place.ts';
import { queuePart } from './plain-queue.ts';

/** How much of a page the captions may take, less where a group says what it is; the queue has what is left. */
const captionBytes = 3000;
const captionBytesInGroup = 1000;

/** The meeting for somebody who takes part by reading and pressing: nothing moves unless they ask for it. */
export function seatPage(look: Look, { sentence = null, typed = nothingTyped }: { sentence?: string | null; typed?: Typed } = {}): Html {
  const { tongue, meeting, refresh, address, code } = look;
  const { title } = meeting.conduct;
  const captions = captionsPart(look, look.floor === plenary ? captionBytes : captionBytesInGroup);
  const page = (queue: Html | null) =>
    wholePage(
      { tongue, title: tongue.say('plain.page-title', { title: clipped(title, 200) }), refresh: refresh ? address({}) : null },
      html`<main>
          <h1><bdi dir="auto">${clipped(title, 500)}</bdi></h1>
          ${notice(sentence)}${groupPart(look, typed === nothingTyped ? 'whole' : 'named')}${floorPart(look)}${evaluationPart(look)}${placePart(look)}${askPart(look, typed)}${queue}${captions}
        </main>
        ${foot(look, code)}`,
    );
  return page(queuePart(look, mostBytes - bytesOf(page(null))));
}

function floorPart(look: Look): Html {
  const { meeting, floor: here, tongue, cardOf, nameOf } = look;
  const { say } = tongue;
  const { agenda, conduct, floors } = meeting;
  const { turn } = floors[here]!.floor;
  const item = openItemOf(agenda);
  const inText = (id: string) => `\u2068${nameOf(id)}\u2069`;
  const line = (said: string, about: string | null = null) =>
    html`<p class="now">${said}</p>
      ${about !== null && about !== '' && html`<p class="sub">${about}</p> `}`;
  const next = nextUp(meeting, here);
  const floor = () => {
    if (agenda.pause && here === plenary) {
      const hour = hourOf(agenda.pause.until);
      return line(agenda.pause.kind === 'break' ? say('plain.break-until', { hour }) : say('plain.begins-at', { hour }));
    }
    if (turn) {
      const { organisation } = cardOf(turn.personId) ?? {};
      const about = [...(organisation ? [clipped(organisation, 200)] : []), say(`side.${turn.attendance}`), say(`kind.${turn.kind}`)];
      return line(
        turn.request?.readAloud
          ? say('plain.read-out', { name: inText(turn.personId) })
          : say('plain.speaks', { name: inText(turn.personId) }),
        about.join(' · '),
      );
    }
    if (conduct.phase === 'closed') return line(say('floor.ended'), say('floor.ended-about'));
    if (conduct.phase === 'waiting') return line(say('floor.before'), say('floor.before-about'));
    return line(say('floor.nobody'), next ? say('floor.nobody-next', { name: inText(next.personId) }) : say('floor.nobody-waits'));
  };
  const number = agenda.items.findIndex(({ id }) => id === item?.id) + 1;
  return html`<section class="floor">
    <h2>${say('floor.title')}</h2>
    ${floor()}
    ${here === plenary && html`<p class="sub">${item ? say('plain.item', { number, title: `\u2068${clipped(item.title, 400)}\u2069` }) : say('plain.no-item')}</p>`}
  </section> `;
}

function foot(look: Look, code: string): Html {
  const { tongue, me, nameOf, now, refresh, address } = look;
  const { say } = tongue;
  return html`<footer>
    <section>
      <p class="sub">${say('plain.you', { name: `\u2068${nameOf(me.id)}\u2069` })} ${say('plain.as-of', { hour: hourOf(now) })}</p>
      <p><a href="${address({})}">${say('plain.load-again')}</a></p>
      <p>
        <a href="${address({ refresh: !refresh })}"
          >${refresh ? say('plain.refresh-off') : say('plain.refresh-on', { seconds: refreshSeconds })}</a
        >
      </p>
      <p><a href="/m/${code}/attend">${say('plain.full')}</a></p>
      <details>
        <summary>${say('plain.leave')}</summary>
        <p>${say('plain.leave-about')}</p>
        ${form(look, 'leave', {}, html`<button>${say('plain.leave')}</button>`)}
      </details>
    </section>
  </footer>`;
}

const hourOf = (at: number) => new Date(at).toISOString().slice(11, 16);
