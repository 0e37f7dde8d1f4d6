import { useMemo, useState } from 'react';
import { attributes, balanceOf, type Attribute, type Balance } from '../shared/groups/balance.ts';
import { someone } from '../shared/groups/placing.ts';
import type { Round, Sign } from '../shared/groups/state.ts';
import { placeIn } from './groups-places.ts';
import css from './groups-set-up.module.css';
import type { Listed } from './people-found.ts';
import { t } from './words.ts';

type Value = Balance[number]['values'][number];

/** More groups than this are only shown where they are uneven, until all are asked for. */
const fewGroups = 12;

/** A cell is even within one of its share: no deal can always do better. */
const isEven = ({ counts, ideal }: Value, groupId: string) => Math.abs(counts[groupId]! - ideal[groupId]!) <= 1 + 1e-9;

/** How evenly everybody is spread, group by group, before they start. */
export function BalancePreview({ round, everybody }: { round: Round; everybody: readonly Listed[] }) {
  const [all, showAll] = useState(false);
  const { groups } = round;
  const balance = useMemo(
    () =>
      balanceOf(everybody.map(someone), (id) => placeIn(round, id)?.group ?? null, groups, attributes).filter(
        ({ values }) => values.length > 1,
      ),
    [round, everybody, groups],
  );
  if (balance.length === 0) return <p className="sub">{t('groups.balance-nothing')}</p>;
  const unevenIn = ({ id }: Sign) => balance.some(({ values }) => values.some((value) => !isEven(value, id)));
  const uneven = balance.filter(({ values }) => groups.some(({ id }) => values.some((value) => !isEven(value, id))));
  const isLong = groups.length > fewGroups;
  const shown = isLong && !all ? groups.filter(unevenIn) : groups;
  return (
    <>
      <p className={css.about}>
        {uneven.length === 0 ? t('groups.balance-even') : t('groups.balance-uneven', { by: inWords(uneven.map(nameOfAttribute)) })}
      </p>
      {isLong && (
        <button type="button" className={`button quiet ${css.start}`} aria-pressed={all} onClick={() => showAll(!all)}>
          {t('groups.balance-all', { count: groups.length })}
        </button>
      )}
      {shown.length > 0 && (
        <div className={css.tables}>
          {balance.map(({ attribute, values }) => (
            <BalanceTable key={attribute} attribute={attribute} values={values} groups={shown} />
          ))}
        </div>
      )}
      <p className="sub">{t('groups.balance-about')}</p>
    </>
  );
}

function BalanceTable({ attribute, values, groups }: { attribute: Attribute; values: Value[]; groups: Sign[] }) {
  const caption = nameOfAttribute({ attribute });
  return (
    <div className={css.scroll} role="region" tabIndex={0} aria-label={caption}>
      <table className={css.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('groups.group-word')}</th>
            {values.map(({ value }) => (
              <th key={value} scope="col">
                <bdi dir="auto">{nameOf(attribute, value)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, number }) => (
            <tr key={id}>
              <th scope="row">{number}</th>
              {values.map((value) => (
                <Cell key={value.value} value={value} groupId={id} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The count, and its share in small; what is too far off has a shape and a word. */
function Cell({ value, groupId }: { value: Value; groupId: string }) {
  const [count, ideal] = [value.counts[groupId]!, value.ideal[groupId]!];
  const share = t('groups.of-share', { share: Number.isFinite(ideal) ? Number(ideal.toFixed(1)) : 0 });
  if (isEven(value, groupId) || !Number.isFinite(ideal))
    return (
      <td>
        {count} <span className="sub">{share}</span>
      </td>
    );
  const way = count > ideal ? 'many' : 'few';
  return (
    <td data-off={way}>
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={way === 'many' ? 'M8 2l7 12H1z' : 'M8 14L1 2h14z'} />
      </svg>{' '}
      {count} <span className="sub">{share}</span> <span className={css.off}>{t(`groups.too-${way}`)}</span>
    </td>
  );
}

const nameOfAttribute = ({ attribute }: { attribute: Attribute }) => t(`groups.by-${attribute}`);
const inWords = (texts: string[]) => new Intl.ListFormat(document.documentElement.lang || 'en').format(texts);

function nameOf(attribute: Attribute, value: string): string {
  if (value === '') return t('groups.not-said');
  if (attribute === 'attendance') return value === 'on-site' ? t('side.on-site') : t('side.remote');
  if (attribute === 'standing') return value === 'observer' ? t('groups.observers-word') : t('groups.members-word');
  return value;
}
