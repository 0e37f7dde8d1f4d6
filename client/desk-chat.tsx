import type { Settings } from '../shared/conduct.ts';
import { Choices } from './desk-fields.tsx';
import { t } from './words.ts';

/** Whether people may write to each other, and what a hand raised there does (N36, N7). */
export function ChatSettings({ settings, change }: { settings: Settings; change: (part: Partial<Settings>) => void }) {
  return (
    <>
      <fieldset>
        <legend>{t('chat.setting')}</legend>
        <Choices
          name="chat"
          of={['open', 'moderated', 'off']}
          chosen={settings.chat}
          said={(chat) => ({ label: t(`chat.setting-${chat}`), about: t(`chat.setting-${chat}-about`) })}
          onChoose={(chat) => change({ chat })}
        />
      </fieldset>
      <fieldset disabled={settings.chat === 'off'}>
        <legend>{t('chat.hands')}</legend>
        <Choices
          name="chat-hands"
          of={['offered', 'direct', 'off']}
          chosen={settings.chatHands}
          said={(chatHands) => ({ label: t(`chat.hands-${chatHands}`), about: t(`chat.hands-${chatHands}-about`) })}
          onChoose={(chatHands) => change({ chatHands })}
        />
      </fieldset>
    </>
  );
}
