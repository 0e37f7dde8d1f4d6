import type { Written } from '../shared/messages/state.ts';
import css from './messages.module.css';
import { t } from './words.ts';

const beside = [
  ['policyQuestion', 'messages.policy-question'],
  ['audience', 'messages.audience'],
  ['wayForward', 'messages.way-forward'],
] as const;

/** The message itself, and what it answers, whom it addresses and what follows, where that was written. */
export function Wording({ wording }: { wording: Written }) {
  const said = beside.filter(([part]) => wording[part] !== '');
  return (
    <>
      <p className={css.text} dir="auto">
        {wording.text}
      </p>
      {said.length > 0 && (
        <dl className={css.about}>
          {said.map(([part, word]) => (
            <div key={part}>
              <dt>{t(word)}</dt>
              <dd dir="auto">{wording[part]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
