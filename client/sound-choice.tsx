import css from './dock.module.css';
import { useSound } from './sound-offer.tsx';
import { chime, chooseSound } from './sound.ts';
import { t } from './words.ts';

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
