import { isLink } from '../text.ts';

const mail = /^mailto:[^\s\p{Cc}\p{Cf}<>"\\]+@[^\s\p{Cc}\p{Cf}<>"\\]+$/iu;

/** Where a link of a document may lead: to a web page or to somebody's mail. Everything else stays plain words, on every page and in every file. */
export const isAddress = (href: string): boolean => isLink(href) || (href.length <= 2000 && mail.test(href));
