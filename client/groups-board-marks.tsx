import type { ReactNode } from 'react';
import type { Group, Sign } from '../shared/groups/state.ts';
import { isWhole } from '../shared/groups/state.ts';
import css from './groups-board.module.css';
import { t } from './words.ts';

const ring = <circle cx="8" cy="8" r="6.2" fill="none" strokeWidth="1.8" />;
const shapes = {
  working: (
    <>
      {ring}
      <path d="M8 4.6V8.2l2.5 1.6" fill="none" strokeWidth="1.6" />
    </>
  ),
  finishing: (
    <>
      {ring}
      <path d="M8 8V1.8A6.2 6.2 0 1 1 1.8 8z" />
    </>
  ),
  closing: <path d="M3 1h10v1.8L9.2 8l3.8 5.2V15H3v-1.8L6.8 8 3 2.8z" />,
  back: <path d="M2 8.6l4 4.2L14 3.6" fill="none" strokeWidth="2.2" />,
  missing: <rect x="2.2" y="2.2" width="11.6" height="11.6" rx="2" fill="none" strokeWidth="1.8" strokeDasharray="3 2.2" />,
  help: <path fillRule="evenodd" d="M8 .6l7.6 14H.4zM7.1 5.4l.2 5h1.4l.2-5zm.9 6.1a1 1 0 1 0 0 2 1 1 0 0 0 0-2z" />,
};
export type GroupMark = keyof typeof shapes;

/** Shape, colour and word, always the three. */
export const Told = ({ of, children }: { of: GroupMark; children: ReactNode }) => (
  <span className={`state ${css[of]}`}>
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[of]}
    </svg>
    <span>{children}</span>
  </span>
);

/** How far a group is. What only its own people and staff know is said where it is known. */
function workOf(group: Group | Sign): 'working' | 'finishing' | 'closing' | 'back' {
  if (group.phase === 'ended') return 'back';
  if (group.closesAt !== null) return 'closing';
  return isWhole(group) ? group.work : 'working';
}
export const GroupWork = ({ group }: { group: Group | Sign }) => <Told of={workOf(group)}>{t(`board.${workOf(group)}`)}</Told>;
