import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { Toggle } from './dock-panel.tsx';
import type { Seat } from './seat.ts';
import { TextForm } from './text-form.tsx';
import { t } from './words.ts';

type Props = { seat: Seat; onDone: () => void; onHide: () => void };

/** A text that takes its place in the queue like a voice, and is read out by a moderator (Q11). */
export default function AskAloud({ seat, onDone, onHide }: Props) {
  return (
    <TextForm label={t('attend.read-out-label')} first="" most={longest.paragraph} lines="many">
      {(readAloud) => (
        <>
          {readAloud !== '' && (
            <CommandButton
              seat={seat}
              command={{ name: 'request-floor', input: { floor: seat.floor, kind: 'intervention', readAloud } }}
              onDone={onDone}
            >
              {t('attend.read-out-send')}
            </CommandButton>
          )}
          <Toggle open onPress={onHide}>
            {t('attend.hide')}
          </Toggle>
        </>
      )}
    </TextForm>
  );
}
