import type { ReactNode } from 'react';
import type { Attendance } from '../shared/people.ts';
import { t } from './words.ts';

const ring = <circle cx="8" cy="8" r="6.2" fill="none" strokeWidth="1.8" />;
const shapes = {
  waiting: ring,
  'on-deck': (
    <>
      {ring}
      <path d="M1.8 8a6.2 6.2 0 0 0 12.4 0z" />
    </>
  ),
  speaking: <circle cx="8" cy="8" r="7.1" />,
  overtime: <path d="M8 0l8 8-8 8-8-8z" />,
  'set-aside': (
    <>
      {ring}
      <path d="M4.6 8h6.8" strokeWidth="2" />
    </>
  ),
  'read-aloud': <path fillRule="evenodd" d="M2.5 1h11v14h-11zM5 4.2v1.5h6V4.2zm0 3.1v1.5h6V7.3zm0 3.1v1.5h4v-1.5z" />,
  away: <circle cx="8" cy="8" r="6.2" fill="none" strokeWidth="1.8" strokeDasharray="2.6 2.27" />,
  moved: <path d="M4.8 14.5V2.4M1.4 5.8l3.4-3.6 3.4 3.6M11.2 1.5v12.1M7.8 10.2l3.4 3.6 3.4-3.6" fill="none" strokeWidth="1.7" />,
  'on-site': (
    <path
      fillRule="evenodd"
      d="M8 .8a5.4 5.4 0 0 1 5.4 5.4C13.4 9.6 8 15.4 8 15.4S2.6 9.6 2.6 6.2A5.4 5.4 0 0 1 8 .8zm0 3.4a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"
    />
  ),
  remote: (
    <>
      <circle cx="8" cy="12.4" r="1.9" />
      <path d="M4.4 8.8a5.1 5.1 0 0 1 7.2 0M1.6 5.9a9 9 0 0 1 12.8 0" fill="none" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
};
export type SpeakingState = Exclude<keyof typeof shapes, Attendance | 'moved'>;

/** The bare shape. Never alone: a word stands beside it. */
export const Mark = ({ of }: { of: keyof typeof shapes }) => (
  <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {shapes[of]}
  </svg>
);

/** Shape, colour and word of a state; `children` say more than its plain word. */
export const State = ({ of, children = t(`state.${of}`) }: { of: SpeakingState; children?: ReactNode }) => (
  <span className={`state state-${of}`}>
    <Mark of={of} />
    <span>{children}</span>
  </span>
);

/** Where somebody is; both sides look equal. */
export const Side = ({ attendance }: { attendance: Attendance }) => (
  <span className="side">
    <Mark of={attendance} />
    {t(`side.${attendance}`)}
  </span>
);
