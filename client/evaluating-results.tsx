import { meanOf, scaleSteps, type Evaluation, type Question, type Result, type Shown } from '../shared/evaluation/state.ts';
import { fewestSecretAnswers } from '../shared/polls/state.ts';
import css from './evaluating.module.css';
import { t } from './words.ts';

/** Numbers by question; where too few answered there are none to show. */
export function EvaluationResults({ evaluation: { questions, result, offered, published } }: { evaluation: Evaluation }) {
  if (!result || !offered) return null;
  const { answered, results } = result;
  const { attended } = offered;
  return (
    <>
      <p>
        <b>
          {answered === null
            ? t('evaluating.rate-few', { fewest: fewestSecretAnswers, attended })
            : t('evaluating.rate', { answered, attended })}
        </b>
      </p>
      {answered !== null &&
        questions.map((question) => (
          <OneResult
            key={question.id}
            question={question}
            result={results.find(({ questionId }) => questionId === question.id)}
            shown={published?.find(({ questionId }) => questionId === question.id)}
          />
        ))}
    </>
  );
}

function OneResult({ question, result, shown }: { question: Question; result: Result | undefined; shown: Shown | undefined }) {
  const { kind, text } = question;
  const { answered = null, counts = null } = result ?? {};
  return (
    <section className={css.result}>
      <h3>
        <bdi dir="auto">{text}</bdi>
      </h3>
      {answered === null ? (
        <p className="sub">{t('evaluating.too-few')}</p>
      ) : kind === 'text' ? (
        <p className="sub">
          {shown
            ? t('evaluating.words-published', { shown: shown.shown, leftOut: shown.leftOut })
            : t('evaluating.counted', { count: answered })}
        </p>
      ) : (
        <>
          <p className="sub">
            {t('evaluating.counted', { count: answered })}
            {kind === 'scale' && counts && <> · {t('evaluating.mean', { mean: meanOf(counts) })}</>}
          </p>
          {counts && <Counts question={question} counts={counts} />}
        </>
      )}
    </section>
  );
}

function Counts({ question: { kind, text, options }, counts }: { question: Question; counts: number[] }) {
  const names = kind === 'scale' ? Array.from({ length: scaleSteps }, (_none, i) => String(i + 1)) : options;
  const most = Math.max(1, ...counts);
  return (
    <table>
      <caption className="hide">{text}</caption>
      <thead className="hide">
        <tr>
          <th scope="col">{t('evaluating.option')}</th>
          <th scope="col">{t('evaluating.count')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name, i) => (
          <tr key={name}>
            <th scope="row">
              <bdi dir="auto">{name}</bdi>
              <span className={css.bar} aria-hidden="true">
                <i style={{ inlineSize: `${((counts[i] ?? 0) / most) * 100}%` }} />
              </span>
            </th>
            <td>{counts[i] ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
