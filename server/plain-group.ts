import { plenary } from '../shared/floor-id.ts';
import { leftInGroup, runningRound, wholeGroup, type Group, type Round } from '../shared/groups/state.ts';
import { bytesOf, clipped, fitting, html, type Html } from './html.ts';
import type { Look } from './plain-look.ts';
import { form } from './plain-place.ts';

/** How much of a page each of these may take; a link is whole or not there. */
const titleBytes = 300;
const placeBytes = 200;
const linkBytes = 700;
const toldBytes = 400;
const taskBytes = 800;
const choiceBytes = 1200;

/**
 * In a group, which one, where it meets, how long it has and what it is to do; in plenary, the groups there are to choose from
 * (G2, G4). Only `named` where what somebody typed needs the room.
 */
export function groupPart(look: Look, much: 'whole' | 'named'): Html | null {
  const { meeting, floor } = look;
  const found = floor === plenary ? null : wholeGroup(meeting, floor);
  if (found) return much === 'named' ? named(look, found.group) : inGroup(look, found.round, found.group);
  if (much === 'named') return null;
  const running = runningRound(meeting);
  const offered = running ? null : meeting.groups.rounds.find(({ phase }) => phase === 'offered');
  if (offered) return toChoose(look, offered);
  return running && (running.way === 'choose' || running.late === 'choose') ? toChoose(look, running) : null;
}

const heading = ({ tongue: { say } }: Look, { number, title }: Group) =>
  html`<h2>${say('plain.group', { number, title: `\u2068${clipped(title, titleBytes)}\u2069` })}</h2>`;
const named = (look: Look, group: Group) => html`<section>${heading(look, group)}</section> `;

function inGroup(look: Look, round: Round, group: Group): Html {
  const { say } = look.tongue;
  const { place, link, told, task } = group;
  const video = html`<p><a href="${link}" rel="noopener noreferrer">${say('plain.group-video')}</a></p> `;
  return html`<section>
    ${heading(look, group)}
    ${place !== '' && html`<p class="now"><bdi dir="auto">${clipped(place, placeBytes)}</bdi></p> `}${link !== '' && bytesOf(video) <= linkBytes && video}
    <p>${timeSaid(look, group)}</p>
    ${told && html`<p>${say('plain.group-told', { text: `\u2068${clipped(told.text, toldBytes)}\u2069` })}</p> `}${task !== '' && html`<p class="sub">${say('plain.group-task', { text: `\u2068${clipped(task, taskBytes)}\u2069` })}</p> `}${form(look, 'go', { round: round.id }, html`<button>${say('plain.group-leave')}</button>`)}
  </section> `;
}

function timeSaid({ now, tongue: { say } }: Look, group: Group): string {
  const left = leftInGroup(group, now) ?? 0;
  if (group.closesAt !== null) return say('plain.group-closing');
  const minutes = Math.round(Math.abs(left) / 60_000);
  return say(left < 0 ? 'plain.group-over' : 'plain.group-left', { minutes });
}

/** The open groups by number and title, as many as there is room for. */
function toChoose(look: Look, round: Round): Html {
  const { say } = look.tongue;
  const mine = Object.hasOwn(round.places, look.me.id) ? round.places[look.me.id]!.group : null;
  const options = round.groups
    .filter(({ phase }) => phase !== 'ended')
    .map(
      ({ id, number, title }) => html`<option value="${id}" ${id === mine && html` selected`}>${number}. ${clipped(title, 120)}</option>`,
    );
  const choice = html`<label
      >${say('plain.group-choose')}<select name="group">
        <option value="">${say('plain.group-stay')}</option>
        ${fitting(options, choiceBytes)}
      </select></label
    ><button>${say('plain.group-go')}</button>`;
  return html`<section>${form(look, 'go', { round: round.id }, choice)}</section> `;
}
