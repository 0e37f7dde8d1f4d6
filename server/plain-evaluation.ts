import { choicesOf, longestWords, type Evaluation, type Question } from '../shared/evaluation/state.ts';
import { fewestSecretAnswers } from '../shared/polls/state.ts';
import type { CommandInput } from '../shared/wire.ts';
import { bytesOf, clipped, fitting, html, type Html } from './html.ts';
import type { Said } from './plain-acts.ts';
import type { Look } from './plain-look.ts';
import { mostBytes, notice, wholePage } from './plain-page.ts';
import { form } from './plain-place.ts';

const questionBytes = 700;
const optionBytes = 240;

/** Where the meeting is over and asks how it was: the way to its questions (N32). */
export const evaluationPart = ({ meeting, tongue: { say }, mayAnswer, code }: Look): Html | null =>
  meeting.evaluation.phase === 'offered' && mayAnswer
    ? html`<section>
        <h2>${say('evaluating.ask')}</h2>
        <p>${say('evaluating.promise')}</p>
        <p><a href="/m/${code}/plain/evaluation">${say('evaluating.plain-open')}</a></p>
      </section> `
    : null;

/** As many questions as a page takes, from `look.from` on; behind the last one, thanks. */
export function evaluationPage(look: Look, sentence: string | null = null): Html {
  const { meeting, tongue, from, code } = look;
  const { say } = tongue;
  const { phase, questions } = meeting.evaluation;
  const first = from - 1;
  const whole = (inside: Html) =>
    wholePage(
      { tongue, title: say('plain.page-title', { title: clipped(meeting.conduct.title, 200) }), refresh: null },
      html`<main>
        <h1>${say('evaluating.ask')}</h1>
        ${notice(sentence)}${inside}
        <p><a href="/m/${code}/plain">${say('evaluating.plain-back')}</a></p>
      </main>`,
    );
  if (phase !== 'offered') return whole(html`<p>${say('evaluating.closed')}</p>`);
  if (first >= questions.length)
    return whole(
      html`<p class="now">${say('evaluating.sent')}</p>
        <p>${say('evaluating.sent-about')}</p>
        <p><a href="/m/${code}/plain/evaluation">${say('evaluating.change')}</a></p>`,
    );
  const asking = (pieces: readonly Html[]) => {
    const isLast = first + pieces.length >= questions.length;
    const hidden = { from: String(from), to: String(first + pieces.length) };
    const button = html`<button class="go">${say(isLast ? 'evaluating.plain-send' : 'evaluating.plain-next')}</button>`;
    return whole(
      html`<p>${say('evaluating.promise')} ${say('evaluating.few', { fewest: fewestSecretAnswers })}</p>
        <p class="sub">${say('evaluating.plain-again')}</p>
        ${form(look, 'evaluate', hidden, html`${pieces}${button}`)}`,
    );
  };
  const pieces = questions.slice(first).map((question, i) => asked(look, question, first + i));
  return asking(fitting(pieces, mostBytes - bytesOf(asking([]))));
}

function asked({ tongue: { say }, meeting }: Look, question: Question, i: number): Html {
  const { kind, text } = question;
  const head = html`<span class="sub">${say('evaluating.question-of', { number: i + 1, count: meeting.evaluation.questions.length })}</span>
    <bdi dir="auto">${clipped(text, questionBytes)}</bdi>`;
  if (kind === 'text')
    return html`<label
      >${head}<span class="sub">${say('evaluating.words')}</span
      ><textarea name="w${i}" rows="4" dir="auto" maxlength="${longestWords}"></textarea>
    </label> `;
  const options = kind === 'scale' ? Array.from({ length: choicesOf(question) }, (_none, step) => String(step + 1)) : question.options;
  const one = (option: string, at: number) =>
    kind === 'several'
      ? html`<label><input type="checkbox" name="c${i}-${at}" value="on" /><bdi dir="auto">${clipped(option, optionBytes)}</bdi></label>`
      : html`<label><input type="radio" name="c${i}" value="${at}" /><bdi dir="auto">${clipped(option, optionBytes)}</bdi></label>`;
  return html`<fieldset>
    <legend>
      ${head}${kind === 'scale' && html`<span class="sub"> ${say('evaluating.scale')}</span>`}${kind === 'several' && html`<span class="sub"> ${say('evaluating.several')}</span>`}
    </legend>
    ${options.map(one)}
  </fieldset> `;
}

/** What was filled in on one page: what stands empty stays as it was. */
export function answersIn({ questions }: Evaluation, said: Said): Pick<CommandInput, 'name' | 'input'> {
  const answers = questions.flatMap((question, i): { questionId: string; words?: string; options?: number[] }[] => {
    const words = said(`w${i}`);
    if (question.kind === 'text') return words.trim() === '' ? [] : [{ questionId: question.id, words }];
    const all = Array.from({ length: choicesOf(question) }, (_none, at) => at);
    const options = all.filter((at) => (question.kind === 'several' ? said(`c${i}-${at}`) !== '' : said(`c${i}`) === String(at)));
    return options.length === 0 ? [] : [{ questionId: question.id, options }];
  });
  return { name: 'answer-evaluation', input: { answers } };
}
