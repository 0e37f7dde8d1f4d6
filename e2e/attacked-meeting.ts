import { plenary } from '../shared/floor-id.ts';
import type { Command } from '../shared/decide.ts';
import { textOf } from '../shared/reports/state.ts';
import { attackStrings } from './attack-strings.ts';
import { eventually } from './editor.ts';
import { notesOf } from './group-notes.ts';
import { caughtUp, meetingAt, until, type Room, type Seat } from './meeting-room.ts';

const floor = plenary;
const line = (words: string) => [...words].slice(0, 80).join('');
/** An address that is refused as such is tried with one that is none beside it. */
const documents = (words: string) => [{ title: words, link: 'https://example.org/draft', section: words }];

export type Attacked = {
  room: Room;
  chair: Seat;
  scribe: Seat;
  guest: Seat;
  refused: string[];
  /** The group that wrote comes back with what it wrote. */
  reportBack: () => Promise<void>;
};

/** A meeting in which every field that anybody can write has had every attack written into it. */
export async function attackedMeeting(url: string): Promise<Attacked> {
  const room = await meetingAt(url, { chat: 'open', questions: 'open' }, attackStrings[0]);
  const [chair, scribe] = [
    await room.sit(attackStrings[1]!, { role: 'chair' }),
    await room.sit(attackStrings[12]!, { role: 'rapporteur' }),
  ];
  const captioner = await room.sit('Captions', { role: 'captioner' });
  const guest = await room.sit(attackStrings[18]!);
  const refused: string[] = [];
  async function does(seat: Seat, command: Command) {
    const answer = await seat.send(command);
    if (!answer.ok) refused.push(`${command.name}: ${answer.refusal}`);
  }
  await does(chair, { name: 'open-meeting', input: {} });
  for (const [i, words] of attackStrings.entries()) {
    await does(chair, { name: 'enter-person', input: { name: line(words) } });
    await does(chair, { name: 'add-agenda-item', input: { title: words, documents: documents(words) } });
    await does(chair, { name: 'ask-question', input: { text: words, for: { name: line(words) } } });
    await does(chair, { name: 'say-in-chat', input: { floor, text: words } });
    await does(captioner, { name: 'write-caption', input: { floor, text: words } });
    await does(scribe, { name: 'record-action', input: { text: words, ownerId: guest.personId } });
    await does(scribe, { name: 'record-decision', input: { text: words } });
    const next = attackStrings[i + 1] ?? words;
    // There may be a hundred of them.
    if (i % 2 === 0)
      await does(scribe, {
        name: 'draft-message',
        input: { text: words, policyQuestion: next, audience: words, wayForward: next, theme: words },
      });
    if (i % 3 === 0)
      await does(chair, { name: 'prepare-poll', input: { question: words, options: [words, 'No'], secret: false, open: i === 0 } });
    if (i % 8 === 0)
      await does(chair, { name: 'add-evaluation-questions', input: { questions: [{ kind: 'one', text: words, options: [words, 'No'] }] } });
    await does(chair, {
      name: 'request-floor',
      input: { floor, kind: 'intervention', subject: words, for: { label: line(words), attendance: 'remote' } },
    });
  }
  await layTranscript();
  const { roundId, groupId } = await readBackAndGroups();
  const reportBack = async () => {
    await does(chair, { name: 'end-round', input: { roundId } });
    await does(chair, { name: 'finish-group', input: { groupId } });
    // Its words are taken from the document a moment later.
    await until(chair, () => textOf(chair.meeting(), groupId).text !== '');
  };
  return { room, chair, scribe, guest, refused, reportBack };

  /** Each of them as a turn, and as the name of who speaks where it can be one. */
  async function layTranscript() {
    const desk = await room.sit('Desk', { role: 'secretariat' });
    // A file with what controls in it is no text.
    const texts = attackStrings.map((words) => words.replace(/[\p{Cc}\ufffd]/gu, ' '));
    const body = texts.map((words) => `>> CHAIR: ${words}\n\n>> ${words}: ${words}`).join('\n\n');
    const headers = { 'content-type': 'text/plain', cookie: desk.cookie };
    const answer = await fetch(`${url}/api/meetings/${room.id}/transcripts`, { method: 'POST', headers, body });
    const { transcriptId, seq } = (await answer.json()) as { transcriptId: string; seq: number };
    if (answer.status !== 201) refused.push(`a transcript: ${answer.status}`);
    else await caughtUp(desk, seq);
    await does(desk, { name: 'publish-transcript', input: { transcriptId } });
  }

  async function readBackAndGroups() {
    const some = attackStrings.filter((_words, i) => i % 8 === 0);
    await does(guest, { name: 'request-floor', input: { floor, kind: 'intervention', subject: some[0]!, readAloud: some[1]! } });
    const messageIds = scribe
      .meeting()
      .messages.list.slice(0, 3)
      .map(({ id }) => id);
    await does(chair, { name: 'start-read-back', input: { messageIds } });
    for (const messageId of messageIds)
      await does(guest, { name: 'respond-to-message', input: { messageId, stance: 'object', comment: attackStrings[18]! } });
    await does(chair, { name: 'end-read-back', input: {} });
    for (const messageId of messageIds) await does(chair, { name: 'settle-message', input: { messageId, as: 'noted' } });
    await does(scribe, { name: 'freeze-report', input: {} });
    const groups = some.map((words) => ({
      title: words,
      task: words,
      place: words,
      documents: documents(words),
      link: 'https://example.org/room',
    }));
    await does(chair, { name: 'prepare-round', input: { title: attackStrings[1]!, minutes: 10, groups } });
    const [round] = chair.meeting().groups.rounds;
    const [group] = round!.groups;
    await does(chair, { name: 'move-person', input: { roundId: round!.id, personId: scribe.personId, groupId: group!.id } });
    await does(chair, { name: 'start-round', input: { roundId: round!.id } });
    await does(chair, { name: 'name-rapporteur', input: { groupId: group!.id, personId: scribe.personId } });
    const notes = notesOf(room, scribe, group!.id);
    await notes.synced();
    for (const words of attackStrings) notes.say(words);
    await eventually(notes.isKept);
    notes.close();
    await does(scribe, { name: 'call-for-help', input: { groupId: group!.id, text: attackStrings[24]! } });
    await does(chair, { name: 'tell-groups', input: { roundId: round!.id, text: attackStrings[12]! } });
    return { roundId: round!.id, groupId: group!.id };
  }
}
