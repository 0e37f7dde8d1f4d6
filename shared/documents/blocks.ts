/** Words that look alike; `href` leads to a page or to a mail, and `break` ends the line within a paragraph. */
export type Words = { text: string; bold: boolean; italic: boolean; href: string | null } | 'break';
export type Row = { words: Words[]; isHead: boolean }[];

/** What stands in a document, without anything that only an editor needs to know. */
export type Block =
  | { is: 'paragraph'; words: Words[] }
  | { is: 'heading'; level: number; words: Words[] }
  | { is: 'bullets'; items: Block[][] }
  | { is: 'numbers'; from: number; items: Block[][] }
  | { is: 'quote'; blocks: Block[] }
  | { is: 'table'; rows: Row[] };
