import { useEffect, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { leftOf, type Left } from './document-aside.ts';
import { copiesOf, keepCopies, type Whose } from './document-copies.ts';
import { forgetCopy } from './document-device.ts';
import type { Reach } from './document-saved.ts';
import css from './document.module.css';
import { t } from './words.ts';

type Props = { whose: Whose; title: string; disk: Reach | null; isReading: boolean };

/** Words of this device that the meeting does not have and will not take: to read and to take along. They go only when somebody says so (N27). */
export function LeftWords({ whose, title, disk, isReading }: Props) {
  const [left, setLeft] = useState<Left[]>([]);
  const { meetingId, documentId, personId } = whose;
  const isKnown = disk !== null;
  useEffect(() => {
    if (disk === null) return;
    let isOver = false;
    void leftOf({ meetingId, documentId, personId }, isReading ? disk : null).then((found) => {
      if (!isOver) setLeft(found);
    });
    return () => {
      isOver = true;
    };
  }, [meetingId, documentId, personId, isReading, isKnown]);
  return left.map(({ name, text }) => (
    <OneCopy
      key={name}
      title={title}
      text={text}
      discard={() => {
        discard(whose, name);
        setLeft((before) => before.filter((one) => one.name !== name));
      }}
    />
  ));
}

/** One such text; what it says does not change any more. */
export function OneCopy({ title, text, discard }: { title: string; text: string; discard: () => void }) {
  const [isAsking, ask] = useState(false);
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = `${title}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <section className={css.left} aria-label={t('document.left-title')}>
      <h2>{t('document.left-title')}</h2>
      <p>{t('document.left-about')}</p>
      <textarea readOnly rows={6} dir="auto" value={text} aria-label={t('document.left-words')} />
      <p className={css.leftTools}>
        <button type="button" className="button" onClick={download}>
          {t('document.left-download')}
        </button>
        <button type="button" className="button quiet" onClick={() => ask(true)}>
          {t('document.left-discard')}
        </button>
      </p>
      {isAsking && (
        <Dialog title={t('document.left-sure')} onClose={() => ask(false)}>
          <p>{t('document.left-sure-about')}</p>
          <button type="button" className="button" onClick={discard}>
            {t('document.left-discard-yes')}
          </button>
        </Dialog>
      )}
    </section>
  );
}

function discard(whose: Whose, name: string): void {
  const copies = copiesOf(whose);
  keepCopies(whose, { ...copies, aside: copies.aside.filter((one) => one !== name) });
  void forgetCopy(name);
}
