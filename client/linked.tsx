/** Ends before what ends a sentence. */
const address = /https?:\/\/[^\s<>"'«»“”]+[^\s<>"'«»“”.,;:!?)\]}،。、]/giu;

/** Plain text in which web addresses can be followed. What is shown is where it leads. */
export function Linked({ text }: { text: string }) {
  const parts: (string | URL)[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const url = addressIn(found[0]);
    if (!url) continue;
    parts.push(text.slice(from, found.index), url);
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts.map((part, i) =>
    typeof part === 'string' ? (
      part
    ) : (
      <a key={i} href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        <bdi>{part.href}</bdi>
      </a>
    ),
  );
}

/** Shown as the browser reads it, so that no letter passes for another; none that carries a password. */
function addressIn(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}
