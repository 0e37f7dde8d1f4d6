import { useEffect, useState } from 'react';
import { announce } from './announcer.tsx';
import css from './dock.module.css';
import { t } from './words.ts';

type Check = { is: 'idle' | 'asking' | 'none' | 'blocked' | 'impossible' } | { is: 'found'; stream: MediaStream };

/** Whether a microphone is there and hears anything (N13). Nothing is kept, nothing leaves the device. */
export default function MicrophoneCheck() {
  const [check, setCheck] = useState<Check>({ is: 'idle' });
  const stream = check.is === 'found' ? check.stream : null;
  useEffect(() => () => stream?.getTracks().forEach((track) => track.stop()), [stream]);

  async function start() {
    setCheck({ is: 'asking' });
    const found = await listen();
    setCheck(found);
    if (found.is !== 'idle') announce(t(`attend.mic-${found.is}`));
  }
  return (
    <div className={css.form}>
      <div className={css.acts}>
        {stream ? (
          <button type="button" className="button" onClick={() => setCheck({ is: 'idle' })}>
            {t('attend.mic-stop')}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void start()}>
            {t('attend.mic-check')}
          </button>
        )}
        <span className="sub">{t('attend.mic-about')}</span>
      </div>
      {check.is !== 'idle' && (
        <p className={check.is === 'found' || check.is === 'asking' ? 'sub' : 'refused'}>{t(`attend.mic-${check.is}`)}</p>
      )}
      {stream && <Level stream={stream} />}
    </div>
  );
}

async function listen(): Promise<Check> {
  // Without a safe connection browsers hide microphones altogether.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || typeof AudioContext === 'undefined') return { is: 'impossible' };
  try {
    return { is: 'found', stream: await devices.getUserMedia({ audio: true }) };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return { is: name === 'NotAllowedError' || name === 'SecurityError' ? 'blocked' : 'none' };
  }
}

const everyMs = 100;

function Level({ stream }: { stream: MediaStream }) {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const looking = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      setLevel(Math.min(1, loudness * 6));
    }, everyMs);
    return () => {
      clearInterval(looking);
      void context.close();
    };
  }, [stream]);
  return <meter className={css.level} aria-label={t('attend.mic-level')} min={0} max={1} value={level} />;
}
