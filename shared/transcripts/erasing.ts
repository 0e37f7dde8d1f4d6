import type { Erasure } from '../erasing/blanked.ts';
import { erasedName } from '../erasing/state.ts';
import { isOffice } from './chairing.ts';
import { likeness } from './likeness.ts';
import { labelOf, personOfTurn, type Transcript, type Whose } from './state.ts';
import type { TranscriptWords, TranscriptWrite } from './words.ts';

/**
 * A transcript without one person (N36): turns of theirs have no words, and their name, as they were called and as the file spells it, is a
 * number in the words of others. Theirs are also the turns of a label that is their very name, if nobody said whose it is.
 */
export function withoutPerson(one: Transcript, words: TranscriptWords, { ids, number, called, others }: Erasure): TranscriptWrite[] {
  const { head, turns } = words;
  const known = called.filter((name) => [...name].length > 1);
  const isLike = (label: string) => known.some((name) => likeness(label, name) !== null);
  const isTheirs = (whose: Whose): boolean => {
    const person = personOfTurn(one, whose);
    if (person !== null || whose === null || 'personId' in whose) return person !== null && ids.includes(person);
    const isSaid = one.matches[labelOf(one, whose.speaker)] !== undefined;
    return !isSaid && known.some((name) => ['case', 'title'].includes(likeness(head.speakers[whose.speaker] ?? '', name) ?? ''));
  };
  // What an office is called is nobody's name.
  const labels = head.speakers.filter((label, speaker) => isTheirs({ speaker }) && (isLike(label) || !isOffice(label)));
  const nameless = renaming([...known, ...labels], others, erasedName(number));
  const all = (texts: string[]) => texts.map(nameless);
  const headNow = {
    ...head,
    preface: all(head.preface),
    speakers: all(head.speakers),
    directions: head.directions.map((direction) => ({ ...direction, text: nameless(direction.text) })),
    doubts: head.doubts.map((doubt) => ({ ...doubt, text: nameless(doubt.text) })),
  };
  const transcriptId = one.id;
  const writes = turns.flatMap(({ number: turn, whose, paragraphs }): TranscriptWrite[] => {
    const now = isTheirs(whose) ? [] : all(paragraphs);
    const isSame = now.length === paragraphs.length && now.every((text, i) => text === paragraphs[i]);
    return isSame ? [] : [{ transcriptId, turn, paragraphs: now }];
  });
  return JSON.stringify(headNow) === JSON.stringify(head) ? writes : [{ transcriptId, head: headNow }, ...writes];
}

/** Scripts that put no space between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Takes these names out of a text, however they are written with capitals, accents and spaces; where the longer name of another stands it stays. */
function renaming(names: readonly string[], others: readonly string[], instead: string): (text: string) => string {
  const theirs = new Set(names.map(plainly));
  const alike = others.filter((name) => names.some((one) => name.length > one.length && plainly(name).includes(plainly(one))));
  const spelled = new Set([...names, ...alike].flatMap((name) => [name, name.normalize('NFD').replace(/\p{M}/gu, '')]));
  const patterns = [...spelled].filter((name) => [...name].length > 1).toSorted((a, b) => b.length - a.length);
  if (patterns.length === 0) return (text) => text;
  const pattern = patterns.map((name) => {
    const words = name.split(/[\s\p{Pd}]+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`));
    const whole = words.filter((word) => word !== '').join(String.raw`[\s\p{Pd}]+`);
    return unspaced.test(name) ? whole : String.raw`(?<![\p{L}\p{N}])${whole}(?![\p{L}\p{N}])`;
  });
  const found = new RegExp(pattern.join('|'), 'giu');
  return (text) => text.replace(found, (name) => (theirs.has(plainly(name)) ? instead : name));
}

const plainly = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .toLowerCase();
