import { useRef, useState } from 'react';
import { rolesOf } from '../shared/people.ts';
import { CorrectLine, idOf } from './captions-correct.tsx';
import { CaptionLookTools, linesIn, useCaptionLook } from './captions-look.tsx';
import css from './captions.module.css';
import { Composer } from './chat-composer.tsx';
import { HideLine } from './chat-hide.tsx';
import { remember, remembered } from './device-memory.ts';
import './every-rule.ts';
import { InMeeting } from './in-meeting.tsx';
import { useLane } from './lane.ts';
import { PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { useStayingBelow } from './staying-below.ts';
import { t } from './words.ts';

const tags = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
const languageKept = 'onefloor.captions.language';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <Captions seat={seat} />}</InMeeting>;
}

/** What is being said, for reading; whoever captions writes it here (N30). */
export function Captions({ seat }: { seat: Seat }) {
  const { code, meeting, me, floor } = seat;
  const writes = me.seat === 'person' && rolesOf(meeting, me.id).some((role) => role === 'captioner' || role === 'secretariat');
  const [lang, setLang] = useState(() => remembered(languageKept, 'always') || 'en');
  const look = useCaptionLook(seat);
  const { lines: all, people, more, older, state, again } = useLane(seat, 'captions', floor, 50, look.lang);
  const lines = linesIn(all, look.lang);
  const list = useRef<HTMLOListElement>(null);
  useStayingBelow(list, lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0);
  return (
    <main className={css.page}>
      <title>{t('captions.page-title', { title: meeting.conduct.title })}</title>
      <header className={css.head}>
        <h1>
          <bdi dir="auto">{meeting.conduct.title}</bdi>
        </h1>
        <a href={`/m/${code}/attend`}>{t('captions.to-attend')}</a>
      </header>
      <p className="sub">{t('captions.draft')}</p>
      {meeting.captions.offRecord && <p className="why">{t('captions.off-record-now')}</p>}
      <div className={css.looks}>
        <CaptionLookTools look={look} />
        <Files code={code} floor={floor} lang={look.lang} />
      </div>
      <section className={css.all} aria-label={t('captions.title')} data-size={look.size} data-contrast={look.contrast}>
        {state === 'failed' && (
          <p className="refused">
            {t('captions.failed')}{' '}
            <button type="button" className="button" onClick={again}>
              {t('captions.again')}
            </button>
          </p>
        )}
        {more && state === 'read' && (
          <button type="button" className="button quiet" onClick={older}>
            {t('captions.older')}
          </button>
        )}
        {state === 'read' && lines.length === 0 && <p className="sub">{t('captions.none')}</p>}
        <ol ref={list}>
          {lines.map((line, i) => (
            <li key={line.number}>
              {line.speaker !== undefined && line.turnId !== lines[i - 1]?.turnId && (
                <p className={css.speaker}>
                  <PersonName id={line.speaker} people={people} />
                </p>
              )}
              <span id={idOf(line)} lang={line.lang} dir="auto">
                {line.text}
              </span>
              <HideLine seat={seat} line={line} name={t('captions.title')} />
              {writes && <CorrectLine seat={seat} line={line} />}
            </li>
          ))}
        </ol>
      </section>
      {writes && (
        <div className={css.write}>
          <label className={css.language}>
            {t('captions.language')}
            <select
              value={lang}
              onChange={({ target }) => {
                setLang(target.value);
                remember(languageKept, target.value, 'always');
              }}
            >
              {tags.map((tag) => (
                <option key={tag} value={tag}>
                  {new Intl.DisplayNames(tag, { type: 'language' }).of(tag)}
                </option>
              ))}
            </select>
          </label>
          <Composer
            seat={seat}
            label={t('captions.write')}
            keptAs={`onefloor.captions.${code}.${floor}`}
            lang={lang}
            commandFor={(text) => ({ name: 'write-caption', input: { floor, text, lang } })}
          />
        </div>
      )}
    </main>
  );
}

/** The same as files, for whoever writes the record. */
function Files({ code, floor, lang }: { code: string; floor: string; lang: string | null }) {
  const query = new URLSearchParams({ floor, ...(lang !== null && { lang }) }).toString();
  return (
    <>
      <a href={`/api/meetings/${code}/captions.vtt?${query}`} download>
        {t('captions.as-vtt')}
      </a>
      <a href={`/api/meetings/${code}/captions.txt?${query}`} download>
        {t('captions.as-text')}
      </a>
    </>
  );
}
