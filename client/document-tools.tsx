import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { addressTyped } from './document-address.ts';
import { tools, type DocumentEditor, type EditorState } from './document-editor.ts';
import css from './document.module.css';
import { t } from './words.ts';

/** One stop for the Tab key; arrows go along it. A tool that cannot be used now stays where it is. */
export function Tools({ editor, shown }: { editor: DocumentEditor; shown: EditorState }) {
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const [isLinking, link] = useState(false);

  function move(event: KeyboardEvent) {
    const buttons = [...bar.current!.querySelectorAll('button')];
    const isRtl = getComputedStyle(bar.current!).direction === 'rtl';
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 };
    const step = steps[event.key];
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step && (stop + step + buttons.length) % buttons.length;
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    buttons[to]!.focus();
  }

  return (
    <>
      <div ref={bar} className={css.tools} role="toolbar" aria-label={t('document.tools')} onKeyDown={move}>
        {tools.map((tool, i) => (
          <button
            key={tool}
            type="button"
            tabIndex={i === stop ? 0 : -1}
            aria-pressed={tool === 'undo' || tool === 'redo' ? undefined : shown.on.includes(tool)}
            aria-disabled={!shown.can.includes(tool)}
            onFocus={() => setStop(i)}
            onClick={() => shown.can.includes(tool) && editor.press(tool)}
          >
            {t(`document.tool-${tool}`)}
          </button>
        ))}
        <button
          type="button"
          tabIndex={stop === tools.length ? 0 : -1}
          aria-expanded={isLinking}
          onFocus={() => setStop(tools.length)}
          onClick={() => link(!isLinking)}
        >
          {t('document.tool-link')}
        </button>
      </div>
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
