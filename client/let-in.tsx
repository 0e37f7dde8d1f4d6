import { useEffect, useState, type ReactNode } from 'react';
import { comeIn } from './coming-in.ts';
import { doorOf } from './door.ts';
import { forgetInvitation, invitation } from './invitation.ts';
import { PlainPage } from './plain-page.tsx';
import { t } from './words.ts';

type State = 'door' | 'in' | { refused: string };

/** For a screen that comes in by its link, without a name. A browser where somebody sits already keeps that seat. */
export function LetIn({ code, children }: { code: string; children: ReactNode }) {
  const [state, setState] = useState<State>(invitation() ? 'door' : 'in');
  useEffect(() => {
    const secret = invitation();
    if (!secret) return;
    void doorOf(code).then(async (door) => {
      const seated = door.ok && door.body.seat === 'person';
      const answer = seated ? { ok: true as const } : await comeIn(code, { invitation: secret });
      if (answer.ok || answer.code !== 'offline') forgetInvitation();
      setState(answer.ok ? 'in' : { refused: answer.sentence });
    });
  }, [code]);

  if (state === 'in') return children;
  if (state === 'door') return <PlainPage title={t('common.onefloor')}>{t('common.loading')}</PlainPage>;
  return (
    <PlainPage
      title={t('common.refused-title')}
      next={invitation() ? { href: location.href, label: t('common.reload') } : { href: `/m/${code}`, label: t('door.to-door') }}
    >
      {state.refused}
    </PlainPage>
  );
}
