import { useId, useState, type FormEvent } from 'react';
import { announce } from './announcer.tsx';
import { doorOf } from './door.ts';
import css from './door.module.css';
import { post } from './http.ts';
import { codeTyped } from './typed-code.ts';
import { t } from './words.ts';

export default function Page(_props: { code: string }) {
  return (
    <main className={css.page}>
      <title>{t('common.onefloor')}</title>
      <a className="wordmark" href="/">
        {t('common.onefloor')}
      </a>
      <h1>{t('welcome.title')}</h1>
      <EnterCode />
      <StartMeeting />
    </main>
  );
}

/** One field and one button: sends, and keeps what was typed when the answer is no. */
function useField(send: (text: string) => Promise<string | null>) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setTrouble(null);
    const said = await send(text);
    setSending(false);
    setTrouble(said);
    if (said) announce(said);
  }
  return { text, setText, trouble, sending, submit: (event: FormEvent) => void submit(event) };
}

function EnterCode() {
  const [field, trouble] = [useId(), useId()];
  const form = useField(async (text) => {
    const { code, invitation } = codeTyped(text);
    if (code === '') return t('welcome.code-missing');
    const answer = await doorOf(code);
    if (answer.ok) location.assign(`/m/${answer.body.code}${invitation}`);
    if (answer.ok) return null;
    return answer.code === 'not-found' ? t('welcome.code-unknown', { code }) : answer.sentence;
  });
  return (
    <form className={css.ask} onSubmit={form.submit}>
      <label htmlFor={field}>{t('welcome.code')}</label>
      <div className={css.line}>
        <input
          id={field}
          className={css.code}
          dir="ltr"
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={form.trouble !== null}
          aria-describedby={trouble}
          value={form.text}
          onChange={(event) => form.setText(event.target.value)}
        />
        <button className="button primary">{t('welcome.enter')}</button>
      </div>
      <p id={trouble} className={form.trouble ? 'refused' : 'sub'}>
        {form.trouble ?? t('welcome.code-about')}
      </p>
    </form>
  );
}

function StartMeeting() {
  const [field, trouble] = [useId(), useId()];
  const form = useField(async (title) => {
    if (title.trim() === '') return t('welcome.title-missing');
    const answer = await post<{ links: { secretariat: string } }>('/api/meetings', { title });
    if (!answer.ok) return answer.sentence;
    const { pathname, hash } = new URL(answer.body.links.secretariat);
    location.assign(pathname + hash);
    return null;
  });
  return (
    <form className={`${css.ask} ${css.second}`} onSubmit={form.submit}>
      <h2>{t('welcome.start')}</h2>
      <label htmlFor={field}>{t('welcome.meeting-title')}</label>
      <div className={css.line}>
        <input
          id={field}
          dir="auto"
          autoComplete="off"
          aria-invalid={form.trouble !== null}
          aria-describedby={trouble}
          value={form.text}
          onChange={(event) => form.setText(event.target.value)}
        />
        <button className="button">{t('welcome.create')}</button>
      </div>
      <p id={trouble} className={form.trouble ? 'refused' : 'sub'}>
        {form.trouble ?? t('welcome.start-about')}
      </p>
    </form>
  );
}
