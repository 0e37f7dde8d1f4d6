import { useLayoutEffect, useRef } from 'react';
import type { DocumentEditor, EditorState } from './document-editor.ts';
import css from './document-parts.module.css';
import { choiceId, listId, pickingIn, take } from './document-picking.ts';
import list from './enter-by-name.module.css';
import { t } from './words.ts';

/** Whom or what a mention may mean, below the line that is being typed; the caret stays where it is. */
export function Choices({ editor: { inner } }: { editor: DocumentEditor; shown: EditorState }) {
  const over = useRef<HTMLDivElement>(null);
  const picking = pickingIn(inner);
  const from = picking?.choices?.length ? picking.asked.from : null;
  useLayoutEffect(() => {
    const sheet = over.current?.offsetParent;
    if (from === null || !sheet) return;
    const { bottom } = inner.view.coordsAtPos(from);
    over.current!.style.insetBlockStart = `${bottom - sheet.getBoundingClientRect().top + 4}px`;
  }, [inner, from]);
  if (from === null || !picking?.choices) return null;
  const { choices, marked, asked } = picking;
  return (
    <div ref={over} className={`${list.over} ${css.choices}`}>
      <ul id={listId} role="listbox" aria-label={t(`document.mention-${asked.kind}`)} className={list.choices}>
        {choices.map((choice, i) => (
          <li
            key={choice.id}
            id={choiceId(i)}
            role="option"
            aria-selected={i === marked}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(inner, picking, choice)}
          >
            <bdi className="name" dir="auto">
              {choice.name}
            </bdi>
            <span className={list.about}>
              <bdi className="sub" dir="auto">
                {choice.about}
              </bdi>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
