const acting = /([\s/"'`])(?:style|on\w+)(?=\s*=)/gi;
const notBold = /^<b\b(?=[^>]*font-weight:\s*normal)/i;
/** A tag up to its end, once as quotes have it, and once up to the first sign that could be it. */
const tags = [/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, /<[a-z][^>]*>/gi];
const unread = /<\/?(?:script|style|template|noscript|title|base|meta|link|svg|math|iframe|object|embed)\b[^>]*>/gi;

/**
 * What the page's own policy refuses is left out before the browser reads it, which would complain of each; nothing of it would
 * act or be kept. Some editors wrap all they copy in a bold that is none.
 */
export const withoutActing = (html: string): string =>
  tags.reduce(
    (left, tag) => left.replace(tag, (found) => found.replace(notBold, '<span').replace(acting, '$1data-left')),
    html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '').replace(unread, ''),
  );
