import { longest } from '../shared/text.ts';
import type { AgendaItem } from '../shared/agenda/state.ts';

/** One line of an agenda as somebody writes it down: a title, and minutes at the end where they are known. */
export type AgendaLine = Pick<AgendaItem, 'title' | 'minutes' | 'kind'>;

/** Minutes at the end, apart from the title by a space, a dash, dots or brackets: "40", "(40)", "40 min", "40'", "1h", "1:30". */
const atTheEnd =
  /^(.*?)[\s.–—\-:|,،]*(?:(?<=[\s.–—\-:|,،])|(?=[([（]))[([（]?\s*(?:(\d{1,2})\s*[hH:]\s*(\d{2})?|(\d{1,4}))\s*(?:min(?:utes?|s|\.)?|m|'|′|’|分钟?|мин\.?|دقيقة|دقائق|د)?\s*[)\]）]?\.?$/u;
/** "1." and "2)" and bullets are how lists are pasted, not part of a title; a year or an article number stays. */
const numbering = /^(?:\d{1,2}[.)]|[•*·–—-])\s+/u;
const isBreak = /^(?:(?:coffee|lunch|tea|short)[\s-]*)?(?:break|pause|lunch)$/iu;
const isGroups = /^(?:breakout|break-out|breakouts)(?:\s+(?:groups?|rooms?|sessions?))?$/iu;
const isReportBack = /^(?:report(?:ing|s)?[\s-]*back|group reports?|reports? (?:of|from) (?:the )?groups?)$/iu;

const mostMinutes = 1440;

/** Where the ten digits of the scripts begin that an agenda is likely to be written in. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
/** One digit for one digit, so that a place in the text stays the same place. */
const westernDigits = (text: string) =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = zeros.find((one) => code >= one && code < one + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** The items in lines of text; empty lines are none. */
export const agendaLines = (text: string): AgendaLine[] => text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) => lineIn(line) ?? []);

function lineIn(written: string): AgendaLine | null {
  const line = written.replace(/\s+/gu, ' ').trim().replace(numbering, '');
  if (line === '') return null;
  const found = atTheEnd.exec(westernDigits(line));
  const minutes = found ? minutesIn(found) : null;
  // The title keeps the digits it was written with; only what was read as minutes goes.
  const title = (minutes === null ? line : line.slice(0, found![1]!.length)).trim();
  if (title === '') return { title: shortened(line), minutes: null, kind: kindOf(line) };
  return { title: shortened(title), minutes, kind: kindOf(title) };
}

function minutesIn([, , hours, past, plain]: RegExpExecArray): number | null {
  const minutes = hours === undefined ? Number(plain) : Number(hours) * 60 + Number(past ?? 0);
  return minutes >= 1 && minutes <= mostMinutes && !looksLikeYear(plain) ? minutes : null;
}
/** "Report on 2025" says no time. */
const looksLikeYear = (digits: string | undefined) => digits !== undefined && digits.length === 4;

const kindOf = (title: string): AgendaLine['kind'] =>
  isBreak.test(title) ? 'break' : isGroups.test(title) ? 'groups' : isReportBack.test(title) ? 'report-back' : 'item';

const shortened = (title: string) =>
  [...new Intl.Segmenter().segment(title)]
    .slice(0, longest.line)
    .map(({ segment }) => segment)
    .join('');
