import { useState } from 'react';
import { languagesOn } from '../shared/captions/state.ts';
import type { Line } from '../shared/lanes.ts';
import { languageCalled } from './caption-names.ts';
import css from './captions.module.css';
import { remember, remembered } from './device-memory.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const sizes = ['1', '2', '3'] as const;
type Size = (typeof sizes)[number];
const kept = { size: 'onefloor.captions.size', contrast: 'onefloor.captions.contrast', reads: 'onefloor.captions.reads' };

/** How this device shows captions, wherever it does: how large, how strong, and in which of the languages there are (N30, N34). */
export type CaptionLook = {
  size: Size;
  contrast: 'strong' | undefined;
  /** The language that is read here; null where there is none to choose by. */
  lang: string | null;
  languages: readonly string[];
  resize: (by: 1 | -1) => void;
  setContrast: (to: 'strong' | '') => void;
  read: (lang: string) => void;
};

export function useCaptionLook({ meeting, floor }: Seat): CaptionLook {
  const [size, setSize] = useKept(kept.size);
  const [contrast, setContrast] = useKept(kept.contrast);
  const [reads, read] = useKept(kept.reads);
  const languages = languagesOn(meeting, floor);
  const at = Math.max(0, sizes.indexOf(size as Size));
  return {
    size: sizes[at]!,
    contrast: contrast === 'strong' ? contrast : undefined,
    lang: languages.length < 2 ? null : languageFor(languages, reads),
    languages,
    resize: (by) => sizes[at + by] && setSize(sizes[at + by]!),
    setContrast,
    read,
  };
}

/** What was chosen here, else the language of the page, else the one that was there first. */
function languageFor(languages: readonly string[], chosen: string): string {
  const page = document.documentElement.lang;
  const first = (tag: string) => tag.toLowerCase().split('-')[0];
  return languages.find((one) => one === chosen) ?? languages.find((one) => first(one) === first(page)) ?? languages[0]!;
}

/** Those of one language, and those of which nobody said it. */
export const linesIn = (lines: Line[], lang: string | null): Line[] =>
  lang === null ? lines : lines.filter((line) => line.lang === undefined || line.lang === lang);

/** What can be chosen, in a row. */
export function CaptionLookTools({ look }: { look: CaptionLook }) {
  const { size, contrast, lang, languages } = look;
  const isFirst = size === sizes[0];
  const isLast = size === sizes.at(-1);
  return (
    <>
      {lang !== null && (
        <select className={css.reads} aria-label={t('captions.reads')} value={lang} onChange={({ target }) => look.read(target.value)}>
          {languages.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {languageCalled(tag)}
            </option>
          ))}
        </select>
      )}
      <button type="button" aria-label={t('captions.smaller')} aria-disabled={isFirst} onClick={() => look.resize(-1)}>
        A−
      </button>
      <button type="button" aria-label={t('captions.larger')} aria-disabled={isLast} onClick={() => look.resize(1)}>
        A+
      </button>
      <button
        type="button"
        aria-label={t('captions.contrast-all')}
        aria-pressed={contrast === 'strong'}
        onClick={() => look.setContrast(contrast === 'strong' ? '' : 'strong')}
      >
        {t('captions.contrast')}
      </button>
    </>
  );
}

/** A text that this device remembers. */
export function useKept(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => remembered(key, 'always'));
  return [
    text,
    (next) => {
      setText(next);
      remember(key, next, 'always');
    },
  ];
}
