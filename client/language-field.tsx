import { useId } from 'react';
import { suggestedLanguages } from '../shared/languages.ts';
import { longest } from '../shared/text.ts';
import { t } from './words.ts';

type Props = { id?: string; className?: string | undefined; value: string; onChange: (language: string) => void };

/** The language somebody prefers to speak: any, with the most likely ones at hand. */
export function LanguageField({ value, onChange, ...field }: Props) {
  const suggestions = useId();
  return (
    <>
      <input
        {...field}
        dir="auto"
        autoComplete="off"
        maxLength={longest.line}
        list={suggestions}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={suggestions}>
        {suggestedLanguages.map((one) => (
          <option key={one} value={t(`join.in-${one}`)} />
        ))}
      </datalist>
    </>
  );
}
