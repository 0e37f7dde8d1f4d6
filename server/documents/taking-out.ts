import * as Y from 'yjs';

/** What carries something that was written: letters, what stands among them, and how they look, a link for one. */
const isWritten = ({ content }: Y.Item): boolean =>
  content instanceof Y.ContentString ||
  content instanceof Y.ContentEmbed ||
  content instanceof Y.ContentFormat ||
  content instanceof Y.ContentAny ||
  content instanceof Y.ContentJSON ||
  content instanceof Y.ContentBinary;

function* itemsOf(doc: Y.Doc, clients: readonly number[]): Generator<Y.Item> {
  for (const client of clients)
    for (const struct of doc.store.clients.get(client) ?? []) if (struct instanceof Y.Item && !struct.deleted) yield struct;
}

/** Whether something stands in it that was written under these numbers. */
export const holdsOf = (doc: Y.Doc, clients: readonly number[]): boolean => [...itemsOf(doc, clients)].some(isText);
const isText = (item: Y.Item) => (isTaken(item) && !(item.content instanceof Y.ContentFormat)) || isMention(item);
/** Written among others, or as an attribute or beside the text where only a program of one's own writes: there numbers stay, words go. */
const isTaken = (item: Y.Item) => isWritten(item) && (item.parentSub === null || item.content.getContent().some(says));
const says = (value: unknown): boolean =>
  typeof value === 'string' ? value !== '' : typeof value === 'object' && value !== null && Object.values(value).some(says);

/**
 * Takes out what was written under these numbers: words, mentions, links. A block of theirs goes with them when nothing is left in it;
 * a list or a table in which somebody else wrote stays as it is laid out.
 */
export function takeOut(doc: Y.Doc, clients: readonly number[]): void {
  doc.transact((all) => {
    const theirs = [...itemsOf(doc, clients)];
    for (const item of theirs) if (isTaken(item) || isMention(item)) item.delete(all);
    for (const item of theirs) if (isUnknown(item) && !item.deleted) item.delete(all);
    const own = new Set(clients);
    for (const block of doc.getXmlFragment('default').toArray())
      if (block._item && own.has(block._item.id.client) && textIn(block) === '') block._item.delete(all);
  });
}

/** What no editor of ours writes has a name that somebody made up; it goes where nothing is said in it. */
const known = 'paragraph heading bulletList orderedList listItem blockquote table tableRow tableCell tableHeader hardBreak'.split(' ');
const isUnknown = ({ content }: Y.Item) =>
  content instanceof Y.ContentType &&
  content.type instanceof Y.XmlElement &&
  !known.includes(content.type.nodeName) &&
  textIn(content.type) === '';

const isMention = ({ content }: Y.Item) =>
  content instanceof Y.ContentType && content.type instanceof Y.XmlElement && content.type.nodeName === 'mention';

/** Its words, and a sign for whatever stands among them. */
function textIn(part: unknown): string {
  if (part instanceof Y.XmlText)
    return (part.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : '.'))
      .join('')
      .trim();
  if (part instanceof Y.XmlElement && part.nodeName === 'mention') return '.';
  return part instanceof Y.XmlFragment ? part.toArray().map(textIn).join('') : '';
}
