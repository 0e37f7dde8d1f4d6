import { useEffect, useState } from 'react';
import { comeIn } from './coming-in.ts';
import { doorOf, useDoor, type Door } from './door.ts';
import css from './door.module.css';
import { forgetInvitation, invitation, isForPerson, roleOffered } from './invitation.ts';
import { ComeBack } from './join-again.tsx';
import { JoinForm } from './join-form.tsx';
import { PlainPage } from './plain-page.tsx';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  const [door, know] = useDoor(code);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isKnown = door !== null && door !== 'unknown';
  const exchanging = useExchange(isKnown ? door : null, know, setTrouble);

  if (door === 'unknown')
    return (
      <PlainPage title={t('common.no-meeting-title', { code })} next={{ href: '/', label: t('common.to-start') }}>
        {t('common.no-meeting')}
      </PlainPage>
    );
  if (!isKnown || exchanging) return <PlainPage title={t('common.onefloor')}>{t('common.loading')}</PlainPage>;
  const secret = invitation();
  const role = secret === null ? null : roleOffered(secret);
  return (
    <main className={css.page}>
      <title>{t('join.page-title', { title: door.title })}</title>
      <a className="wordmark" href="/">
        {t('common.onefloor')}
      </a>
      <h1>
        <bdi dir="auto">{door.title}</bdi>
      </h1>
      {door.me ? (
        <ComeBack
          key={door.me.personId}
          door={door}
          me={door.me}
          role={role}
          onSomebodyElse={() => know({ ...door, seat: 'public', me: null })}
        />
      ) : (
        <>
          <p>{role ? t('join.about-role', { role: t(`role.${role}`) }) : t('join.about', { code: door.code })}</p>
          <JoinForm code={door.code} trouble={trouble} setTrouble={setTrouble} />
          {secret === null && <a href={`/m/${door.code}/plain`}>{t('join.plain')}</a>}
        </>
      )}
    </main>
  );
}

/** A link that names a person says by itself who is here; the others need a name first. */
function useExchange(door: Door | null, know: (door: Door) => void, setTrouble: (sentence: string) => void): boolean {
  const [secret] = useState(invitation);
  const [over, setOver] = useState(secret === null || !isForPerson(secret));
  const code = door?.code;
  useEffect(() => {
    if (over || secret === null || code === undefined) return;
    void comeIn(code, { invitation: secret }).then(async (answer) => {
      if (answer.ok || answer.code !== 'offline') forgetInvitation();
      if (!answer.ok) setTrouble(answer.sentence);
      const now = await doorOf(code);
      if (now.ok) know(now.body);
      setOver(true);
    });
  }, [over, secret, code, know, setTrouble]);
  return !over;
}
