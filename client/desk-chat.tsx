import type { Settings } from '../shared/conduct.ts';
import { Choice } from './desk-fields.tsx';
import { t } from './words.ts';

/** Whether people may write to each other, and what a hand raised there does (N36, N7). */
export function ChatSettings({ settings, change }: { settings: Settings; change: (part: Partial<Settings>) => void }) {
  return (
    <>
      <fieldset>
        <legend>{t('chat.setting')}</legend>
        {(['open', 'moderated', 'off'] as const).map((chat) => (
          <Choice
            key={chat}
            name="chat"
            label={t(`chat.setting-${chat}`)}
            about={t(`chat.setting-${chat}-about`)}
            checked={settings.chat === chat}
            onChoose={() => change({ chat })}
          />
        ))}
      </fieldset>
      <fieldset disabled={settings.chat === 'off'}>
        <legend>{t('chat.hands')}</legend>
        {(['offered', 'direct', 'off'] as const).map((chatHands) => (
          <Choice
            key={chatHands}
            name="chat-hands"
            label={t(`chat.hands-${chatHands}`)}
            about={t(`chat.hands-${chatHands}-about`)}
            checked={settings.chatHands === chatHands}
            onChoose={() => change({ chatHands })}
          />
        ))}
      </fieldset>
    </>
  );
}
