import { useId, useState } from 'react';
import { isStaff, type Card } from '../shared/people.ts';
import { longest } from '../shared/text.ts';
import css from './attend-parts.module.css';
import { leaveDevice } from './coming-in.ts';
import { CommandButton } from './command-button.tsx';
import door from './door.module.css';
import './every-rule.ts';
import { LanguageField } from './language-field.tsx';
import MicrophoneCheck from './microphone-check.tsx';
import { forgetQuestions } from './my-questions.ts';
import type { Seat } from './seat.ts';
import { SideChoice } from './side-choice.tsx';
import { SoundChoice } from './sound-choice.tsx';
import { t } from './words.ts';

/** Who I am here, what my device does when it is my turn, and the way out. */
export default function AttendMe({ seat }: { seat: Seat }) {
  const card = seat.people[seat.me.id];
  return (
    <div className={css.part}>
      <section>
        <h2>{t('attend.sound')}</h2>
        <SoundChoice />
      </section>
      <section>
        <h2>{t('attend.mic')}</h2>
        <MicrophoneCheck />
      </section>
      {isStaff(seat.meeting, seat.me) && (
        <section>
          <h2>{t('attend.staff')}</h2>
          <p>
            <a className={css.link} href={`/m/${seat.code}/relay`}>
              {t('attend.to-relay')}
            </a>
          </p>
        </section>
      )}
      {card && <MyCard key={card.id} seat={seat} card={card} />}
      <section>
        <details>
          <summary>{t('attend.leave')}</summary>
          <p>{t('attend.leave-about')}</p>
          <p>
            <CommandButton
              seat={seat}
              command={{ name: 'leave-meeting', input: {} }}
              why="beside"
              onDone={() => {
                forgetQuestions(seat.code, seat.me.id);
                void leaveDevice(seat.code).finally(() => location.assign(`/m/${seat.code}`));
              }}
            >
              {t('attend.leave-now')}
            </CommandButton>
          </p>
        </details>
        <ForgetMe seat={seat} />
      </section>
    </div>
  );
}

/** Data protection: the secretariat decides, for only it can say what becomes of the record. Asking twice is asking once. */
function ForgetMe({ seat }: { seat: Seat }) {
  const [asked, setAsked] = useState(false);
  return (
    <details>
      <summary>{t('attend.forget')}</summary>
      <p>{t('attend.forget-about')}</p>
      <p>
        <CommandButton seat={seat} command={{ name: 'ask-to-be-erased', input: {} }} why="beside" onDone={() => setAsked(true)}>
          {t('attend.forget-ask')}
        </CommandButton>{' '}
        <span className="sub" role="status">
          {asked && t('attend.forget-asked')}
        </span>
      </p>
    </details>
  );
}

const capacities = ['personal', 'organisation'] as const;
/** An empty text takes back what was said. */
type Said = Partial<Omit<Card, 'capacity'>> & { capacity?: (typeof capacities)[number] | '' };

const texts = ['name', 'organisation', 'stakeholderGroup', 'region'] as const;

/** What everybody reads beside my name (N2). */
function MyCard({ seat, card }: { seat: Seat; card: Card }) {
  const id = useId();
  const [said, setSaid] = useState<Said>({});
  const [saved, setSaved] = useState(false);
  const about = { ...card, ...said };
  const say = (part: Said) => {
    setSaid((before) => ({ ...before, ...part }));
    setSaved(false);
  };
  const changed = Object.keys(said).length > 0 && about.name.trim() !== '';
  return (
    <section>
      <h2>{t('attend.card')}</h2>
      {texts.map((field) => (
        <div key={field} className={door.ask}>
          <label htmlFor={id + field}>{t(`join.${field}`)}</label>
          <input
            id={id + field}
            className={door.field}
            dir="auto"
            autoComplete="off"
            maxLength={field === 'name' ? longest.name : longest.line}
            value={about[field] ?? ''}
            onChange={(event) => say({ [field]: event.target.value })}
          />
        </div>
      ))}
      <div className={door.ask}>
        <label htmlFor={`${id}language`}>{t('join.language')}</label>
        <LanguageField
          id={`${id}language`}
          className={door.field}
          value={about.language ?? ''}
          onChange={(language) => say({ language })}
        />
      </div>
      <div className={door.ask}>
        <label htmlFor={`${id}capacity`}>{t('join.capacity')}</label>
        <select
          id={`${id}capacity`}
          className={door.field}
          value={about.capacity ?? ''}
          onChange={({ target: { value } }) => say({ capacity: capacities.find((one) => one === value) ?? '' })}
        >
          <option value="">{t('join.capacity-unsaid')}</option>
          <option value="personal">{t('join.capacity-personal')}</option>
          <option value="organisation">{t('join.capacity-organisation')}</option>
        </select>
      </div>
      <SideChoice legend={t('join.where-now')} chosen={about.attendance} trouble={null} onChoose={(attendance) => say({ attendance })} />
      <p>
        {changed && (
          <CommandButton
            seat={seat}
            command={{ name: 'amend-card', input: { ...said, personId: card.id } }}
            why="beside"
            onDone={() => {
              setSaid({});
              setSaved(true);
            }}
          >
            {t('attend.save')}
          </CommandButton>
        )}
        {saved && (
          <span className="sub" role="status">
            {t('attend.card-saved')}
          </span>
        )}
      </p>
    </section>
  );
}
