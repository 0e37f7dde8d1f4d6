import { until, type Room, type Seat } from '../meeting-room.ts';
import { does, type Words } from './planting.ts';

type Planter = { seat: Seat; words: Words };
type Around = { desk: Seat; chair: Seat; planters: Planter[] };

/** What can be written only when a meeting is over: it is closed once, and opened again. */
export async function plantAfterwards({ desk, chair, planters }: Around) {
  for (const { seat, words } of planters) await plantQuestions(seat, words);
  await does(chair, { name: 'close-meeting', input: { leftover: 'store' } });
  for (const { seat, words } of planters) {
    await until(seat, () => seat.meeting().evaluation.phase === 'offered');
    const questionId = seat.meeting().evaluation.questions.find(({ kind }) => kind === 'text')!.id;
    const answers = [{ questionId, words: words.word('answer-evaluation.answers[].words') }];
    await does(seat, { name: 'answer-evaluation', input: { answers } });
    await does(seat, { name: 'note-erratum', input: { entryId: null, text: words.word('note-erratum.text') } });
  }
  await does(desk, { name: 'close-evaluation', input: {} });
  await does(chair, { name: 'open-meeting', input: {} });
}

async function plantQuestions(seat: Seat, { word }: Words) {
  const choice = (of: 'add-evaluation-questions.questions[]' | 'amend-evaluation-question.question') => ({
    kind: 'one' as const,
    text: word(`${of}.text`),
    options: [word(`${of}.options[]`), 'No'],
  });
  const added = choice('add-evaluation-questions.questions[]');
  await does(seat, { name: 'add-evaluation-questions', input: { questions: [{ kind: 'text', text: 'What else?' }, added, added] } });
  const questionId = seat.meeting().evaluation.questions.at(-1)!.id;
  await does(seat, { name: 'amend-evaluation-question', input: { questionId, question: choice('amend-evaluation-question.question') } });
}

/** Brings in a file in which they speak, says that it is they, and puts a turn of another right. */
export async function plantTranscript({ url, id }: Room, seat: Seat, { word }: Words) {
  const file = `Captions of the meeting\n\n>> CHAIR: Good mourning.\n\n>> SPEAKER OF THEIRS: ${word('transcript.turn')} is what I say.\n\n>> CHAIR: Thank you.\n`;
  const answer = await fetch(`${url}/api/meetings/${id}/transcripts`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8', cookie: seat.cookie },
    body: file,
  });
  if (answer.status !== 201) throw new Error(`the transcript was answered ${answer.status}: ${await answer.text()}`);
  const { transcriptId } = (await answer.json()) as { transcriptId: string };
  await until(seat, () => seat.meeting().transcripts.drafts.some((one) => one.id === transcriptId));
  await does(seat, { name: 'match-speakers', input: { transcriptId, matches: [{ speaker: 1, to: { personId: seat.personId } }] } });
  const text = word('correct-transcript-turn.text');
  await does(seat, { name: 'correct-transcript-turn', input: { transcriptId, turn: 1, saw: 0, text } });
  await does(seat, { name: 'publish-transcript', input: { transcriptId } });
}
