import { useSyncExternalStore } from 'react';
import css from './dock.module.css';
import { chime, chooseSound, onSound, sound } from './sound.ts';
import { t } from './words.ts';

const useSound = () => useSyncExternalStore(onSound, sound);

/** Only while the browser keeps silent what the person wants to hear. */
export function SoundOffer() {
  if (useSound() !== 'blocked') return null;
  return (
    <div className={css.line}>
      <span>{t('attend.sound-blocked')}</span>
      <button type="button" className="button quiet" onClick={() => chooseSound('on')}>
        {t('attend.sound-turn-on')}
      </button>
    </div>
  );
}

/** Whether this device sounds and vibrates when its person is next or has the floor. */
export function SoundChoice() {
  const now = useSound();
  return (
    <div className={css.acts}>
      <span>{t(now === 'off' ? 'attend.sound-off' : 'attend.sound-on')}</span>
      <button type="button" className="button" onClick={() => chooseSound(now === 'off' ? 'on' : 'off')}>
        {t(now === 'off' ? 'attend.sound-turn-on' : 'attend.sound-turn-off')}
      </button>
      {now !== 'off' && (
        <button type="button" className="button quiet" onClick={() => chime('next')}>
          {t('attend.sound-try')}
        </button>
      )}
    </div>
  );
}
