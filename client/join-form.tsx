import { useId, useRef, useState, type FormEvent } from 'react';
import { announce } from './announcer.tsx';
import { comeIn, pageFor, rememberMe, rememberedMe, type AboutMe } from './coming-in.ts';
import css from './door.module.css';
import { forgetInvitation, invitation } from './invitation.ts';
import { JoinMore } from './join-more.tsx';
import { SideChoice } from './side-choice.tsx';
import { t } from './words.ts';

type Props = { code: string; trouble: string | null; setTrouble: (sentence: string | null) => void };

/** A name and a side are enough; Enter joins. */
export function JoinForm({ code, trouble, setTrouble }: Props) {
  const [about, setAbout] = useState(rememberedMe);
  const [newcomer, setNewcomer] = useState(false);
  const [missing, setMissing] = useState<'name' | 'side' | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [nameId, nameTrouble] = [useId(), useId()];
  const say = (part: Partial<AboutMe>) => {
    setAbout((before) => ({ ...before, ...part }));
    setMissing(null);
  };

  function lacks(what: 'name' | 'side') {
    setMissing(what);
    announce(t(`join.${what}-missing`));
    form.current?.querySelector<HTMLElement>(what === 'name' ? `#${CSS.escape(nameId)}` : '[type=radio]')?.focus();
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    if (about.name.trim() === '') return lacks('name');
    if (about.attendance === null) return lacks('side');
    setSending(true);
    setTrouble(null);
    const secret = invitation();
    const said = Object.entries(about).filter(([, value]) => value !== null && value.trim() !== '');
    const answer = await comeIn(code, {
      ...Object.fromEntries(said),
      ...(newcomer && { newcomer }),
      ...(secret !== null && { invitation: secret }),
    });
    setSending(false);
    if (answer.ok || answer.code === 'bad-invitation') forgetInvitation();
    if (!answer.ok) {
      setTrouble(answer.sentence);
      return announce(answer.sentence);
    }
    rememberMe(about);
    location.replace(answer.body.personId === null ? `/m/${code}/screen` : pageFor(code, answer.body.roles));
  }

  return (
    <form ref={form} className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      <div className={css.ask}>
        <label htmlFor={nameId}>{t('join.name')}</label>
        <input
          id={nameId}
          className={css.name}
          dir="auto"
          autoFocus
          required
          autoComplete="name"
          enterKeyHint="go"
          aria-invalid={missing === 'name'}
          aria-describedby={nameTrouble}
          value={about.name}
          onChange={(event) => say({ name: event.target.value })}
        />
        <p id={nameTrouble} className={missing === 'name' ? 'refused' : 'sub'}>
          {missing === 'name' ? t('join.name-missing') : t('join.name-about')}
        </p>
      </div>
      <SideChoice
        legend={t('join.where')}
        chosen={about.attendance}
        trouble={missing === 'side' ? t('join.side-missing') : null}
        onChoose={(attendance) => say({ attendance })}
      />
      {trouble && <p className="refused">{trouble}</p>}
      <button className={`button primary ${css.go}`}>{t('join.join')}</button>
      <JoinMore about={about} say={say} newcomer={newcomer} setNewcomer={setNewcomer} />
    </form>
  );
}
