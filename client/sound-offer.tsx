import { useSyncExternalStore } from 'react';
import css from './dock.module.css';
import { chooseSound, onSound, sound } from './sound.ts';
import { t } from './words.ts';

export const useSound = () => useSyncExternalStore(onSound, sound);

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
