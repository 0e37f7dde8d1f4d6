import { useEffect, useId, useState, type FormEvent } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { captionLanguages, floorCalled, languageCalled } from './caption-names.ts';
import { useAct } from './desk-act.ts';
import { Tick } from './desk-fields.tsx';
import { CopyButton } from './desk-link.tsx';
import css from './desk.module.css';
import { post } from './http.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A link for one floor and language: made, shown once to be copied, and not read again from here. */
export function NewCaptionLink({ seat }: { seat: Seat }) {
  const { act, refused } = useAct(seat);
  const [floor, setFloor] = useState(plenary);
  const [lang, setLang] = useState('en');
  const [whole, setWhole] = useState(false);
  const { address, trouble, expect, forget } = useMade(seat);
  const groups = seat.meeting.groups.rounds.flatMap((round) => round.groups.filter(({ phase }) => phase !== 'ended'));
  const replaces = seat.meeting.captions.links.some((link) => link.floor === floor && link.lang === lang);

  async function submit(event: FormEvent) {
    event.preventDefault();
    expect(floor, lang);
    if (!(await act({ name: 'make-caption-link', input: { floor, lang, ...(whole && { whole }) } }))) forget();
  }
  return (
    <form className={`${css.stack} ${css.narrow}`} onSubmit={(event) => void submit(event)} aria-label={t('captions.new-link')}>
      <Choice label={t('captions.floor')} value={floor} onChange={setFloor}>
        {[plenary, ...groups.map(({ id }) => id)].map((id) => [id, floorCalled(seat, id)])}
      </Choice>
      <Choice label={t('captions.language')} value={lang} onChange={setLang}>
        {captionLanguages.map((tag) => [tag, languageCalled(tag)])}
      </Choice>
      <Tick label={t('captions.whole')} about={t('captions.whole-about')} checked={whole} onChange={setWhole} />
      {replaces && <p className="sub">{t('captions.replaces')}</p>}
      <div className={css.actions}>
        <button className="button">{t('captions.make-link')}</button>
      </div>
      {(refused ?? trouble) && <p className="refused">{refused ?? trouble}</p>}
      {address && (
        <div className={css.stack} role="group" aria-label={t('captions.address')}>
          <p className={css.link} dir="ltr">
            {address}
          </p>
          <p className="sub">{t('captions.address-about')}</p>
          <div className={css.actions}>
            <CopyButton text={address} label={t('desk.copy')} />
            <button type="button" className="button quiet" onClick={forget}>
              {t('captions.address-done')}
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

type Field = { label: string; value: string; onChange: (value: string) => void; children: string[][] };
function Choice({ label, value, onChange, children }: Field) {
  const id = useId();
  return (
    <>
      <label className={css.labelled} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={css.field} value={value} onChange={(event) => onChange(event.target.value)}>
        {children.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </>
  );
}

/** The address of the link that this page has just made, once the meeting knows it. */
function useMade({ code, meeting }: Seat) {
  const { links } = meeting.captions;
  const [awaited, setAwaited] = useState<{ floor: string; lang: string; not: string | undefined } | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const at = (floor: string, lang: string) => links.find((link) => link.floor === floor && link.lang === lang)?.id;
  const made = awaited && at(awaited.floor, awaited.lang);
  const linkId = made !== awaited?.not ? made : null;
  useEffect(() => {
    if (!linkId) return;
    let gone = false;
    void post<{ address: string }>(`/api/meetings/${code}/caption-address`, { linkId }).then((answer) => {
      if (gone) return;
      setAwaited(null);
      if (answer.ok) setAddress(answer.body.address);
      else setTrouble(answer.sentence);
    });
    return () => {
      gone = true;
    };
  }, [code, linkId]);
  return {
    address,
    trouble,
    expect: (floor: string, lang: string) => {
      setAddress(null);
      setTrouble(null);
      setAwaited({ floor, lang, not: at(floor, lang) });
    },
    forget: () => {
      setAddress(null);
      setAwaited(null);
    },
  };
}
