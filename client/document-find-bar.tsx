import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { DocumentEditor, EditorState } from './document-editor.ts';
import { foundIn, goOn, look } from './document-find.ts';
import { Toolbar } from './document-toolbar.tsx';
import css from './document.module.css';
import { t } from './words.ts';

type Props = { editor: DocumentEditor; shown: EditorState };

/** Words of the text looked for, also by those who only read; the text stays where the focus is not. */
export function Find({ editor, shown }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [isOpen, open] = useState(false);
  function close() {
    look(editor.inner, '');
    open(false);
    bar.current?.querySelector('button')?.focus();
  }
  return (
    <>
      <div ref={bar}>
        <Toolbar
          label={t('document.find')}
          buttons={[{ key: 'find', label: t('document.find'), opens: isOpen, press: () => (isOpen ? close() : open(true)) }]}
        />
      </div>
      {isOpen && <Bar editor={editor} shown={shown} close={close} />}
    </>
  );
}

function Bar({ editor: { inner }, close }: Props & { close: () => void }) {
  const id = useId();
  const [typed, type] = useState('');
  const { matches, now, wanted } = foundIn(inner);
  function pressed(event: KeyboardEvent) {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing)
      goOn(inner, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }
  return (
    <search className={css.link} onKeyDown={pressed}>
      <label htmlFor={id}>{t('document.find-words')}</label>
      <input
        id={id}
        type="search"
        autoFocus
        dir="auto"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          type(target.value);
          look(inner, target.value);
        }}
      />
      <span role="status">{wanted.trim() !== '' && t('document.find-count', { now: now + 1, count: matches.length })}</span>
      <button type="button" className="button" aria-disabled={matches.length === 0} onClick={() => goOn(inner, -1)}>
        {t('document.find-before')}
      </button>
      <button type="button" className="button" aria-disabled={matches.length === 0} onClick={() => goOn(inner, 1)}>
        {t('document.find-next')}
      </button>
      <button type="button" className="button quiet" onClick={close}>
        {t('document.link-close')}
      </button>
    </search>
  );
}
