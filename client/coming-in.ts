import type { Attendance, Role } from '../shared/people.ts';
import { remember, remembered } from './device-memory.ts';
import { post, type Answer } from './http.ts';

/** What a person says at the door. Texts may be empty. */
export type AboutMe = {
  name: string;
  attendance: Attendance | null;
  organisation: string;
  stakeholderGroup: string;
  region: string;
  language: string;
  capacity: 'personal' | 'organisation' | null;
};
const nothingSaid: AboutMe = {
  name: '',
  attendance: null,
  organisation: '',
  stakeholderGroup: '',
  region: '',
  language: '',
  capacity: null,
};

type CameIn = { meetingId: string; personId: string | null; roles: Role[] };
export const comeIn = (code: string, said: object): Promise<Answer<CameIn>> => post<CameIn>(`/api/meetings/${code}/join`, said);
export const leaveDevice = (code: string) => post<object>(`/api/meetings/${code}/leave-device`, {});

/** The page where somebody with these roles has the most to do. */
export function pageFor(code: string, roles: readonly Role[]): string {
  const pages = [
    ['chair', 'chair'],
    ['co-chair', 'chair'],
    ['secretariat', 'desk'],
    ['moderator', 'relay'],
    ['captioner', 'captions'],
  ] as const;
  const page = pages.find(([role]) => roles.includes(role))?.[1] ?? 'attend';
  return `/m/${code}/${page}`;
}

const savedUnder = 'onefloor-about-me';

/** What this person typed here the last time, in whichever meeting. */
export function rememberedMe(): AboutMe {
  try {
    const saved = JSON.parse(remembered(savedUnder, 'always') || '{}') as Partial<Record<keyof AboutMe, unknown>>;
    const text = (key: keyof AboutMe) => (typeof saved[key] === 'string' ? saved[key] : '');
    return {
      name: text('name'),
      attendance: saved.attendance === 'on-site' || saved.attendance === 'remote' ? saved.attendance : null,
      organisation: text('organisation'),
      stakeholderGroup: text('stakeholderGroup'),
      region: text('region'),
      language: text('language'),
      capacity: saved.capacity === 'personal' || saved.capacity === 'organisation' ? saved.capacity : null,
    };
  } catch {
    return nothingSaid;
  }
}

export const rememberMe = (about: AboutMe): void => remember(savedUnder, JSON.stringify(about), 'always');
export const forgetMe = (): void => remember(savedUnder, '', 'always');
