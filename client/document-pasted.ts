const acting = /\s(?:style|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi;
const notBold = /^<b\b(?=[^>]*font-weight:\s*normal)/i;

/**
 * What the page's own policy refuses is left out before the browser reads it, which would complain of each; nothing of it would
 * act or be kept. Some editors wrap all they copy in a bold that is none.
 */
export const withoutActing = (html: string): string =>
  html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(notBold, '<span').replace(acting, ''));
