import { useState } from 'react';
import type { Attendance, Role } from '../shared/people.ts';
import { announce } from './announcer.tsx';
import { comeIn, forgetMe, leaveDevice, pageFor } from './coming-in.ts';
import type { Door } from './door.ts';
import css from './door.module.css';
import { forgetInvitation, invitation } from './invitation.ts';
import { forgetQuestions } from './my-questions.ts';
import { SideChoice } from './side-choice.tsx';
import { t } from './words.ts';

type Props = { door: Door; me: NonNullable<Door['me']>; role: Role | null; onSomebodyElse: () => void };

/** For whoever this browser knows already: one press and they are in, or somebody else is. */
export function ComeBack({ door: { code }, me, role, onSomebodyElse }: Props) {
  const [side, setSide] = useState<Attendance | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const refused = (sentence: string) => {
    setTrouble(sentence);
    announce(sentence);
  };

  async function goOn() {
    const secret = invitation();
    if (secret === null && side === null) return location.replace(pageFor(code, me.roles));
    const answer = await comeIn(code, { ...(secret !== null && { invitation: secret }), ...(side && { attendance: side }) });
    if (answer.ok || answer.code === 'bad-invitation') forgetInvitation();
    if (!answer.ok) return refused(answer.sentence);
    location.replace(answer.body.personId === null ? `/m/${code}/screen` : pageFor(code, answer.body.roles));
  }
  async function start() {
    const answer = await leaveDevice(code);
    if (!answer.ok) return refused(answer.sentence);
    forgetMe();
    forgetQuestions(code, me.personId);
    onSomebodyElse();
  }
  return (
    <>
      <p>{role ? t('join.again-role', { role: t(`role.${role}`) }) : t('join.again')}</p>
      <SideChoice legend={t('join.where-now')} chosen={side} trouble={null} onChoose={setSide} />
      <div className={css.actions}>
        <button type="button" autoFocus className="button primary" onClick={() => void goOn()}>
          {t('join.continue')} <bdi dir="auto">{me.name}</bdi>
        </button>
        <button type="button" className="button quiet" onClick={() => void start()}>
          {t('join.somebody-else')}
        </button>
      </div>
      {trouble && <p className="refused">{trouble}</p>}
    </>
  );
}
