import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import css from './group.module.css';
import type { Seat } from './seat.ts';
import { TextForm } from './text-form.tsx';
import { t } from './words.ts';

/** All staff hear of it; words are not needed (G6). */
export function HelpSheet({ seat, groupId, onClose }: { seat: Seat; groupId: string; onClose: () => void }) {
  return (
    <Dialog title={t('group.help-title')} onClose={onClose}>
      <div className={css.sections}>
        <p>{t('group.help-about')}</p>
        <TextForm label={t('group.help-words')} first="" most={longest.said} lines="many">
          {(text) => (
            <CommandButton
              seat={seat}
              command={{ name: 'call-for-help', input: { groupId, ...(text !== '' && { text }) } }}
              className="button primary"
              why="beside"
              onDone={onClose}
            >
              {t('group.help-call')}
            </CommandButton>
          )}
        </TextForm>
      </div>
    </Dialog>
  );
}
