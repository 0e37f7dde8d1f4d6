import { plenary } from '../shared/floor-id.ts';
import { does, fullRoom } from './full-room.ts';

const floor = plenary;
const texts = [
  'Who pays for the planting of the left bank in the years when the river floods?',
  'Кто отвечает за содержание берегов между двумя городами после окончания программы?',
  '谁负责左岸的维护？',
  'من يدفع تكاليف غرس الضفة اليسرى في سنوات الفيضان؟',
  '¿Y quién decide cuándo se planta?',
  'Est-ce que la rive droite attendra encore une année ?',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung?',
  'May observers speak to this item?',
];

/** A full meeting in which people write, too: a question at each step, a poll, the chat, captions; a moderator has done the steps. */
export async function standingRoom(url: string) {
  const full = await fullRoom(url);
  const { room, people } = full;
  const ada = await room.sit('Ada Okafor', { role: 'moderator', attendance: 'on-site' });
  const lena = await room.sit('Lena Weiss', { role: 'secretariat', attendance: 'on-site' });
  // Whose question goes to the queue may not wait there already.
  const nour = await room.sit('Nour Haddad');
  const idOf = (text: string) => ada.meeting().relay.questions.find((question) => 'text' in question && question.text === text)!.id;
  async function ask(): Promise<void> {
    for (const [i, text] of texts.entries())
      await does(i === 3 ? nour : people[i]!, {
        name: 'ask-question',
        input: { text, ...(i === 4 ? { anonymous: true, receipt: 'a'.repeat(32) } : {}) },
      });
    await does(people[9]!, { name: 'support-question', input: { questionId: idOf(texts[1]!) } });
    const [, accepted, taken, queued, readOut, answered, merged, declined] = texts.map(idOf);
    for (const questionId of [accepted, taken, queued, readOut, answered])
      await does(ada, { name: 'accept-question', input: { questionId: questionId! } });
    for (const questionId of [taken, readOut, answered]) await does(ada, { name: 'take-question', input: { questionId: questionId! } });
    for (const questionId of [readOut, answered]) {
      await does(ada, { name: 'read-question', input: { questionId: questionId! } });
      await does(ada, { name: 'mark-read-out', input: { questionId: questionId! } });
    }
    await does(ada, { name: 'queue-question', input: { questionId: queued!, as: 'read-aloud' } });
    await does(ada, { name: 'mark-answered', input: { questionId: answered! } });
    await does(ada, { name: 'merge-questions', input: { questionId: merged!, into: accepted! } });
    await does(ada, { name: 'decline-question', input: { questionId: declined!, reason: 'It belongs to another item of the agenda.' } });
  }
  return {
    ...full,
    ask,
    read: () => does(ada, { name: 'read-question', input: { questionId: idOf(texts[2]!) } }),
    chat: async () => {
      await does(people[1]!, { name: 'say-in-chat', input: { floor, text: 'Good morning from the right bank' } });
      await does(people[14]!, { name: 'say-in-chat', input: { floor, text: 'q+ Pelin Ada' } });
      await does(lena, { name: 'write-caption', input: { floor, text: 'What matters is that all are called in one order.', lang: 'en' } });
    },
    prepare: (question: string) =>
      does(lena, { name: 'prepare-poll', input: { question, options: ['Yes', 'No', 'Abstain'], secret: false, many: false } }),
    order: () =>
      does(full.chair, {
        name: 'set-order',
        input: { floor, ...full.chair.meeting().floors[floor]!.queue.order, policies: ['alternate'] },
      }),
  };
}
