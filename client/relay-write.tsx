import { useState } from 'react';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { TextForm } from './text-form.tsx';
import css from './relay.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A question that somebody asked elsewhere, in the chat of the video call or aloud, written down under their name (N7). */
export function WriteSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const [name, setName] = useState('');
  return (
    <Dialog title={t('relay.write-title')} onClose={onClose}>
      <p className="sub">{t('relay.write-about')}</p>
      <label className={css.field}>
        <span>{t('relay.write-name')}</span>
        <input value={name} maxLength={longest.name} dir="auto" autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </label>
      <TextForm label={t('relay.write-text')} first="" most={longest.paragraph} lines="many">
        {(text) =>
          text !== '' &&
          name.trim() !== '' && (
            <CommandButton
              seat={seat}
              command={{ name: 'ask-question', input: { text, for: { name: name.trim() } } }}
              why="beside"
              onDone={onClose}
            >
              {t('relay.write-send')}
            </CommandButton>
          )
        }
      </TextForm>
    </Dialog>
  );
}
