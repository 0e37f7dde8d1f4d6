import type { Settings } from '../shared/conduct.ts';
import { requestKinds } from '../shared/queue/state.ts';
import { useAct } from './desk-act.ts';
import { ChatSettings } from './desk-chat.tsx';
import { OrderSettings } from './desk-order.tsx';
import { Choices, Seconds, Tick } from './desk-fields.tsx';
import { NextMeeting } from './desk-next.tsx';
import { TitleAndZone } from './desk-title.tsx';
import css from './desk.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** How the meeting is held, in plain words. Each change is true at once; changing back undoes it. */
export function DeskSettings({ seat }: { seat: Seat }) {
  const { settings } = seat.meeting.conduct;
  const { act, refused } = useAct(seat);
  const change = (part: Partial<Settings>) => void act({ name: 'change-settings', input: { settings: part } });
  return (
    <section className={css.section} aria-labelledby="settings">
      <details>
        <summary className={css.head}>
          <h2 id="settings">{t('desk.settings')}</h2>
          <span className={css.about}>{t('desk.settings-about')}</span>
        </summary>
        {refused && <p className="refused">{refused}</p>}
        <div className={css.settings}>
          <fieldset>
            <legend>{t('desk.who-may-ask')}</legend>
            <Choices
              name="who-may-ask"
              of={['everyone', 'members', 'staff']}
              chosen={settings.whoMayAsk}
              said={(who) => ({ label: t(`desk.may-ask-${who}`), about: t(`desk.may-ask-${who}-about`) })}
              onChoose={(who) => change({ whoMayAsk: who })}
            />
          </fieldset>
          <fieldset>
            <legend>{t('desk.kinds')}</legend>
            <p className="sub">{t('desk.kinds-about')}</p>
            {requestKinds.map((kind) => (
              <Tick
                key={kind}
                label={t(`kind.${kind}`)}
                about={settings.kinds.length === 1 && settings.kinds.includes(kind) ? t('desk.kinds-last') : t(`desk.kind-about-${kind}`)}
                checked={settings.kinds.includes(kind)}
                onChange={(on) => {
                  const kinds = requestKinds.filter((one) => (one === kind ? on : settings.kinds.includes(one)));
                  if (kinds.length > 0) change({ kinds });
                }}
              />
            ))}
          </fieldset>
          <fieldset>
            <legend>{t('desk.seconds')}</legend>
            <p className="sub">{t('desk.seconds-about')}</p>
            {(['member', 'observer'] as const).map((standing) => (
              <Seconds
                key={standing}
                label={t(`desk.standing-${standing}`)}
                zero={t('desk.no-limit')}
                seconds={settings.seconds[standing]}
                onChange={(seconds) => change({ seconds: { ...settings.seconds, [standing]: seconds } })}
              />
            ))}
            {settings.kinds.map((kind) => (
              <Seconds
                key={kind}
                label={t(`kind.${kind}`)}
                zero={t('desk.as-person')}
                seconds={settings.kindSeconds[kind] ?? 0}
                onChange={(seconds) => change({ kindSeconds: { ...settings.kindSeconds, [kind]: seconds } })}
              />
            ))}
          </fieldset>
          <OrderSettings seat={seat} act={act} />
          <fieldset>
            <legend>{t('desk.seen')}</legend>
            <Tick
              label={t('desk.queue-public')}
              about={t('desk.queue-public-about')}
              checked={settings.queuePublic}
              onChange={(queuePublic) => change({ queuePublic })}
            />
            <Tick
              label={t('desk.people-seen')}
              about={t('desk.people-seen-about')}
              checked={settings.peopleVisibleTo === 'everyone'}
              onChange={(on) => change({ peopleVisibleTo: on ? 'everyone' : 'staff' })}
            />
            <Tick
              label={t('desk.parity-seen')}
              about={t('desk.parity-seen-about')}
              checked={settings.parityVisibleTo === 'everyone'}
              onChange={(on) => change({ parityVisibleTo: on ? 'everyone' : 'staff' })}
            />
            <Tick
              label={t('desk.equal')}
              about={t('desk.equal-about')}
              checked={settings.everyoneEqual}
              onChange={(everyoneEqual) => change({ everyoneEqual })}
            />
          </fieldset>
          <ChatSettings settings={settings} change={change} />
          <fieldset>
            <legend>{t('desk.questions')}</legend>
            <Choices
              name="questions"
              of={['open', 'moderated', 'off']}
              chosen={settings.questions}
              said={(questions) => ({ label: t(`desk.questions-${questions}`), about: t(`desk.questions-${questions}-about`) })}
              onChoose={(questions) => change({ questions })}
            />
          </fieldset>
          <fieldset>
            <legend>{t('polls.setting')}</legend>
            <Choices
              name="polls"
              of={['open', 'moderated', 'off']}
              chosen={settings.polls}
              said={(polls) => ({ label: t(`polls.setting-${polls}`), about: t(`polls.setting-${polls}-about`) })}
              onChoose={(polls) => change({ polls })}
            />
          </fieldset>
          <TitleAndZone seat={seat} act={act} />
          <NextMeeting seat={seat} act={act} />
        </div>
      </details>
    </section>
  );
}
