import { useId } from 'react';
import type { AboutMe } from './coming-in.ts';
import css from './door.module.css';
import { LanguageField } from './language-field.tsx';
import { t } from './words.ts';

type Props = {
  about: AboutMe;
  say: (part: Partial<AboutMe>) => void;
  newcomer: boolean;
  setNewcomer: (newcomer: boolean) => void;
};

const texts = ['organisation', 'stakeholderGroup', 'region'] as const;
const completions = { organisation: 'organization', stakeholderGroup: 'off', region: 'off' } as const;

/** What may be said and need not be; folded, so that it keeps nobody at the door. */
export function JoinMore({ about, say, newcomer, setNewcomer }: Props) {
  const id = useId();
  return (
    <details className={css.more}>
      <summary>{t('join.more')}</summary>
      <div>
        {texts.map((field) => (
          <div key={field} className={css.ask}>
            <label htmlFor={id + field}>{t(`join.${field}`)}</label>
            <input
              id={id + field}
              dir="auto"
              autoComplete={completions[field]}
              value={about[field]}
              onChange={(event) => say({ [field]: event.target.value })}
            />
          </div>
        ))}
        <div className={css.ask}>
          <label htmlFor={`${id}language`}>{t('join.language')}</label>
          <LanguageField id={`${id}language`} value={about.language} onChange={(language) => say({ language })} />
        </div>
        <div className={css.ask}>
          <label htmlFor={`${id}capacity`}>{t('join.capacity')}</label>
          <select
            id={`${id}capacity`}
            value={about.capacity ?? ''}
            onChange={({ target: { value } }) => say({ capacity: value === 'personal' || value === 'organisation' ? value : null })}
          >
            <option value="">{t('join.capacity-unsaid')}</option>
            <option value="personal">{t('join.capacity-personal')}</option>
            <option value="organisation">{t('join.capacity-organisation')}</option>
          </select>
        </div>
        <label className={css.check}>
          <input type="checkbox" checked={newcomer} onChange={(event) => setNewcomer(event.target.checked)} />
          {t('join.newcomer')}
        </label>
      </div>
    </details>
  );
}
