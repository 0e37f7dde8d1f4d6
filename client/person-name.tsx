import type { Cards } from './meeting-store.ts';
import { t } from './words.ts';

const cardOf = (id: string, people: Cards) => (Object.hasOwn(people, id) ? people[id] : undefined);

/** What a kiosk signs with: it has a seat and no card. */
const kiosk = 'kiosk';

/** A name as plain text, for labels. */
export const nameOf = (id: string, people: Cards): string =>
  cardOf(id, people)?.name ?? t(id === kiosk ? 'common.kiosk' : 'common.unnamed');
/** A name inside a sentence of the catalogue: its own direction does not turn the words around it. */
export const nameInText = (id: string, people: Cards): string => `\u2068${nameOf(id, people)}\u2069`;

/** The name as its bearer wrote it. In large type it does not break at a hyphen. */
export function PersonName({ id, people, size = 'text' }: { id: string; people: Cards; size?: 'text' | 'large' }) {
  const name = nameOf(id, people);
  return (
    <>
      <bdi className="name" dir="auto">
        {size === 'large' ? name.replaceAll('-', '\u2011') : name}
      </bdi>
      {cardOf(id, people)?.placeholder && <span className="sub"> ({t('common.placeholder')})</span>}
    </>
  );
}
