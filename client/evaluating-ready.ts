import { t } from './words.ts';

const options = (lines: string) => lines.split('\n');

/** Six questions to begin with, in the language of whoever prepares; each can be changed. */
export const readySet = () => [
  { kind: 'scale' as const, text: t('evaluating.ready-worth') },
  { kind: 'scale' as const, text: t('evaluating.ready-heard') },
  { kind: 'scale' as const, text: t('evaluating.ready-equal') },
  { kind: 'one' as const, text: t('evaluating.ready-where'), options: options(t('evaluating.ready-where-options')) },
  { kind: 'several' as const, text: t('evaluating.ready-helped'), options: options(t('evaluating.ready-helped-options')) },
  { kind: 'text' as const, text: t('evaluating.ready-better') },
];
