import type { RequestKind } from '../queue/state.ts';

/**
 * What a line of the chat asks of the meeting, after the W3C's Zakim (N7). A hand without names is of whoever typed it. `later` sets aside.
 * A text that is none of these is only said.
 */
export type Typed =
  | { asks: 'join'; kind: RequestKind; names: string[]; subject?: string }
  | { asks: 'leave'; kind: RequestKind | null; names: string[] }
  | { asks: 'later' }
  | { asks: 'queue' }
  | { asks: 'help' };

const mostNames = 8;
const longestName = 80;
/** A name has few words; what has more is meant as a subject. */
const wordsInName = 5;

/** A raised hand, or a person raising one; any skin, any gender, any number of them. */
const hands = /^(?:(?:\u270b|\u{1f590}|\u{1f91a}|\u{1f64b})[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f]*(?:\u200d[\u2640\u2642]\ufe0f?)?\s*)+/u;
/** `q+`, `q-`, `q?` and `qq+`, with any sign that a keyboard makes of them. */
const command = /^(qq|q|queue)\s*([+\uff0b\u2795]|[-\uff0d\u2010-\u2015\u2212\u2796]|[?\uff1f\u061f])\s*(.*)$/iu;
const help = /^(?:q|queue)\s+help$/iu;
const later = /^later[.!]?$/iu;
const me = /^(?:me|myself)$/iu;
/** What can only begin a sentence about oneself. */
const oneself = /^(?:i|i['’]\p{L}+|we|my|our|please|if|just)\s/iu;
/** Between the hand, or a name, and the subject. */
const about = 'to|about|on|re|regarding|concerning|pour|sur|concernant|para|sobre|acerca de|чтобы|об|о|по поводу|по|关于|就|بخصوص|بشأن|حول';
const aboutFirst = new RegExp(`^(?:(?:${about})(?=[\\s:])|[:–—-])[\\s:]*(.+)$`, 'iu');
const aboutAfter = new RegExp(`^(.*?)(?:,?\\s+(?:${about})(?=[\\s:])|\\s*:|\\s+[–—-](?=\\s))[\\s:]*(.+)$`, 'iu');
const between = /\s*[,;،、，；]\s*/u;

/** The words of the six languages for the kinds that are not the usual one. */
const kindWords: [RequestKind, RegExp][] = [
  ['point-of-order', /^(?:point[\s-]of[\s-]order|motion d['’]ordre|moción de orden|(?:вопрос )?по порядку ведения|程序问题|نقطة نظام)/iu],
  ['right-of-reply', /^(?:right[\s-]of[\s-]reply|droit de réponse|derecho de réplica|право на ответ|答辩权|حق الرد)/iu],
  ['reply', /^(?:reply|réponse|respuesta|реплика|答复|رد)/iu],
  ['question', /^(?:question|pregunta|вопрос|问题|سؤال)/iu],
];

/** Never throws, and takes its time from the length of the text alone. */
export function typed(text: string): Typed | null {
  const line = text
    .normalize('NFC')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
  const raised = hands.exec(line)?.[0];
  if (raised) return ownHand('intervention', line.slice(raised.length));
  if (help.test(line)) return { asks: 'help' };
  const [, word = '', sign = '', rest = ''] = command.exec(line) ?? [];
  if (word === '') return null;
  const toReply = word.toLowerCase() === 'qq';
  if (/[?\uff1f\u061f]/u.test(sign)) return rest === '' && !toReply ? { asks: 'queue' } : null;
  if (/[+\uff0b\u2795]/u.test(sign)) return joining(toReply ? 'reply' : 'intervention', rest.trim());
  return toReply ? null : leaving(rest.trim());
}

function joining(usual: RequestKind, rest: string): Typed | null {
  if (rest === '?' || /^help$/iu.test(rest)) return { asks: 'help' };
  if (later.test(rest) || me.test(rest)) return ownHand(usual, '');
  if (oneself.test(rest)) return ownHand(usual, rest);
  const kind = kindIn(rest);
  if (kind) return ownHand(kind.kind, kind.rest);
  if (aboutFirst.test(rest)) return ownHand(usual, rest);
  const [, before = rest, subject = ''] = aboutAfter.exec(rest) ?? [];
  const parts = listed(before);
  const kinds = parts.flatMap((part) => kindOf(part) ?? []);
  const names = parts.filter((part) => !kindOf(part));
  if (kinds.length > 1 || names.length > mostNames) return null;
  if (names.length === 0) return ownHand(kinds[0] ?? usual, subject);
  if (!names.every(mayBeName)) return ownHand(usual, rest);
  return { asks: 'join', kind: kinds[0] ?? usual, names, ...(subject !== '' && { subject: subject.trim() }) };
}

function leaving(rest: string): Typed | null {
  if (later.test(rest)) return { asks: 'later' };
  const parts = listed(me.test(rest) ? '' : rest);
  const kinds = parts.flatMap((part) => kindOf(part) ?? []);
  const names = parts.filter((part) => !kindOf(part));
  if (kinds.length > 1 || names.length > mostNames || !names.every(mayBeName)) return null;
  return { asks: 'leave', kind: kinds[0] ?? null, names };
}

function ownHand(kind: RequestKind, rest: string): Typed {
  const named = kindIn(rest.trim());
  const said = named ? named.rest : rest.trim();
  const subject = (aboutFirst.exec(said)?.[1] ?? said.replace(/^[,;]\s*/u, '')).trim();
  return { asks: 'join', kind: named?.kind ?? kind, names: [], ...(subject !== '' && { subject }) };
}

/** The kind that the text begins with, where nothing else goes on in that word. */
function kindIn(text: string): { kind: RequestKind; rest: string } | null {
  for (const [kind, words] of kindWords) {
    const rest = words.test(text) ? text.replace(words, '') : null;
    if (rest !== null && (rest === '' || /^[.!]$/.test(rest) || aboutFirst.test(rest.trim()) || /^\s*,/.test(rest)))
      return { kind, rest: rest.replace(/^[.!]$/, '').trim() };
  }
  return null;
}
const kindOf = (part: string): RequestKind | null => {
  const found = kindIn(part);
  return found?.rest === '' ? found.kind : null;
};

const listed = (text: string): string[] => [...new Set(text.split(between).filter((part) => part !== ''))];
const mayBeName = (part: string) =>
  part.length <= longestName && part.split(/\s+/u).length <= wordsInName && /\p{L}|\p{N}/u.test(part) && !/[!?]$/.test(part);
