import { useState } from 'react';
import type { ShownSpeaker, TranscriptShown } from '../shared/transcripts/shown.ts';
import type { Match, Transcript } from '../shared/transcripts/state.ts';
import { CommandButton } from './command-button.tsx';
import { useFocusBack } from './focus-back.ts';
import { noOwner, OwnerField } from './owner-field.tsx';
import { nameInText } from './person-name.tsx';
import type { Seat } from './seat.ts';
import css from './transcripts.module.css';
import { t } from './words.ts';

type Props = { seat: Seat; draft: Transcript; shown: TranscriptShown };
/** Likenesses that leave no doubt, as long as only one person has one. */
const sure: readonly string[] = ['case', 'title'];

/** Who the labels of the file are: those who may be meant come first, one press each; nobody is matched by itself. */
export function TranscriptSpeakers({ seat, draft, shown }: Props) {
  const matches = shown.speakers.flatMap((speaker, i) => {
    const personId = draft.matches[i] === undefined ? surely(speaker) : null;
    return personId === null ? [] : [{ speaker: i, to: { personId } }];
  });
  return (
    <section className={css.part}>
      <h3>{t('transcripts.speakers')}</h3>
      <p className="sub">{t('transcripts.speakers-about')}</p>
      {matches.length > 0 && (
        <div className={css.acts}>
          <CommandButton seat={seat} command={{ name: 'match-speakers', input: { transcriptId: draft.id, matches } }} why="beside">
            {t('transcripts.sure', { count: matches.length })}
          </CommandButton>
        </div>
      )}
      <ol className={css.rows}>
        {shown.speakers.map((speaker, i) => (
          <SpeakerRow key={i} seat={seat} draft={draft} shown={shown} number={i} speaker={speaker} />
        ))}
        {shown.unnamed.turns > 0 && (
          <li>
            {t('transcripts.nobody-named')} <span className="sub">{t('transcripts.said', shown.unnamed)}</span>
          </li>
        )}
      </ol>
    </section>
  );
}

function surely({ people }: ShownSpeaker): string | null {
  const certain = people.filter(({ why }) => sure.includes(why));
  return certain.length === 1 ? certain[0]!.id : null;
}

type RowProps = Props & { number: number; speaker: ShownSpeaker };

function SpeakerRow({ seat, draft, shown, number, speaker }: RowProps) {
  const [seeks, seek] = useState(false);
  const row = useFocusBack<HTMLLIElement>(seeks);
  const { label, turns, words } = speaker;
  const match = draft.matches[number];
  return (
    <li ref={row} tabIndex={-1} className={css.speaker}>
      <p>
        <bdi className="name" dir="auto">
          {label}
        </bdi>{' '}
        <span className="sub">{t('transcripts.said', { turns, words })}</span>
      </p>
      <p className={css.match} data-known={match !== undefined}>
        {matchIn(seat, shown, match)}
      </p>
      <div className={css.acts}>
        {match !== undefined ? (
          <MatchButton seat={seat} draft={draft} number={number} to={null} label={label} isQuiet>
            {t('transcripts.undo')}
          </MatchButton>
        ) : seeks ? (
          <Seek seat={seat} draft={draft} number={number} onDone={() => seek(false)} />
        ) : (
          <Offers seat={seat} draft={draft} shown={shown} number={number} speaker={speaker} onSeek={() => seek(true)} />
        )}
      </div>
    </li>
  );
}

function matchIn(seat: Seat, { speakers }: TranscriptShown, match: Match | undefined): string {
  if (match === undefined) return t('transcripts.not-known');
  if (match === 'nobody') return t('transcripts.is-nobody');
  if ('personId' in match) return t('transcripts.is-person', { name: nameInText(match.personId, seat.people) });
  return t('transcripts.is-same', { label: `\u2068${speakers[match.speaker]?.label ?? ''}\u2069` });
}

type ButtonProps = Pick<Props, 'seat' | 'draft'> & {
  number: number;
  to: Match | null;
  /** Of which speaker, for whoever does not see the row. */
  label: string;
  isQuiet?: boolean;
  children: React.ReactNode;
};

function MatchButton({ seat, draft, number, to, label, isQuiet, children }: ButtonProps) {
  const command = { name: 'match-speakers' as const, input: { transcriptId: draft.id, matches: [{ speaker: number, to }] } };
  return (
    <CommandButton seat={seat} command={command} className={isQuiet ? 'button quiet' : 'button'}>
      {children} <span className="hide">{label}</span>
    </CommandButton>
  );
}

function Offers({ seat, draft, shown, number, speaker, onSeek }: RowProps & { onSeek: () => void }) {
  const { label, people } = speaker;
  const of = { seat, draft, number, label };
  const alike = shown.alike.flatMap(({ one, other }) => (one === number ? [other] : other === number ? [one] : []));
  return (
    <>
      {people.map(({ id, name, why }) => (
        <MatchButton key={id} {...of} to={{ personId: id }}>
          <bdi dir="auto">{name}</bdi> <span className="sub">{t(`transcripts.match-${why}`)}</span>
        </MatchButton>
      ))}
      {alike.map((other) => (
        <MatchButton key={other} {...of} to={{ speaker: other }} isQuiet>
          {t('transcripts.same', { label: `\u2068${shown.speakers[other]!.label}\u2069` })}
        </MatchButton>
      ))}
      <button type="button" className="button quiet" onClick={onSeek}>
        {t('transcripts.other')} <span className="hide">{label}</span>
      </button>
      <MatchButton {...of} to="nobody" isQuiet>
        {t('transcripts.nobody')}
      </MatchButton>
    </>
  );
}

function Seek({ seat, draft, number, onDone }: Pick<RowProps, 'seat' | 'draft' | 'number'> & { onDone: () => void }) {
  const [owner, setOwner] = useState(noOwner);
  const input = { transcriptId: draft.id, matches: [{ speaker: number, to: { personId: owner.person?.id ?? '' } }] };
  return (
    <div className={css.seek}>
      <OwnerField code={seat.code} label={t('transcripts.who')} owner={owner} onChange={setOwner} />
      {owner.person ? (
        <CommandButton seat={seat} command={{ name: 'match-speakers', input }} why="beside" onDone={onDone}>
          {t('transcripts.match')}
        </CommandButton>
      ) : (
        <span className="why">{t('transcripts.need-person')}</span>
      )}
      <button type="button" className="button quiet" onClick={onDone}>
        {t('transcripts.leave')}
      </button>
    </div>
  );
}
