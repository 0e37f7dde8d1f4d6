import { useId, useState } from 'react';
import { addressTyped } from './document-address.ts';
import { tools, type DocumentEditor, type EditorState } from './document-editor.ts';
import { Toolbar } from './document-toolbar.tsx';
import css from './document.module.css';
import { t } from './words.ts';

/** The form of the words. */
export function Tools({ editor, shown }: { editor: DocumentEditor; shown: EditorState }) {
  const [isLinking, link] = useState(false);
  const ofText = tools.map((tool) => ({
    key: tool,
    label: t(`document.tool-${tool}`),
    press: () => editor.press(tool),
    isOff: !shown.can.includes(tool),
    ...(tool !== 'undo' && tool !== 'redo' && { isPressed: shown.on.includes(tool) }),
  }));
  const ofLinks = { key: 'link', label: t('document.tool-link'), press: () => link(!isLinking), opens: isLinking };
  return (
    <>
      <Toolbar label={t('document.tools')} buttons={[...ofText, ofLinks]} />
      {isLinking && <LinkForm key={shown.link} editor={editor} shown={shown} close={() => link(false)} />}
    </>
  );
}

function LinkForm({ editor, shown, close }: { editor: DocumentEditor; shown: EditorState; close: () => void }) {
  const id = useId();
  const [typed, type] = useState(shown.link);
  const [isWrong, setWrong] = useState(false);
  if (!shown.canLink)
    return (
      <p className={css.link}>
        {t('document.link-choose')}
        <button type="button" className="button quiet" onClick={close}>
          {t('document.link-close')}
        </button>
      </p>
    );
  function set() {
    const href = addressTyped(typed);
    setWrong(href === null);
    if (href === null) return;
    editor.setLink(href);
    close();
  }
  return (
    <form
      className={css.link}
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <label htmlFor={id}>{t('document.link-address')}</label>
      <input
        id={id}
        autoFocus
        dir="ltr"
        inputMode="url"
        value={typed}
        aria-invalid={isWrong}
        onChange={({ target }) => type(target.value)}
      />
      <button className="button">{t('document.link-set')}</button>
      {shown.link !== '' && (
        <>
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              editor.setLink('');
              close();
            }}
          >
            {t('document.link-none')}
          </button>
          <a href={shown.link} target="_blank" rel="noopener noreferrer nofollow ugc">
            {t('document.link-open')}
          </a>
        </>
      )}
      <button type="button" className="button quiet" onClick={close}>
        {t('document.link-close')}
      </button>
      {isWrong && (
        <span className="refused" role="alert">
          {t('document.link-wrong')}
        </span>
      )}
    </form>
  );
}
