import type { PlayedStep, PlayedTurn } from './transcript.ts';

/** A meeting of our own making, for machines that have no transcript: names in six scripts, two rounds and a break. */
const speakers: [name: string, seconds: number][] = [
  ['Nguyễn Thị Thanh Hương', 95],
  ['عبد الرحمن بن محمد الفارسي', 140],
  ['Wanjiru Kamande-Rothwell', 170],
  ['欧阳晓雯', 60],
  ['Екатерина Преображенская-Воскресенская', 120],
  ['María de los Ángeles Sáenz de Tejada y Lozano', 210],
  ['Joseph Kaboré-Ouédraogo', 75],
  ['Aïssatou Diallo-Bâ', 90],
  ['प्रिया वेंकटरामन', 110],
  ['Jorge Cansado Melián', 40],
];

const speak = (speaker: string, seconds: number, role: PlayedTurn['role']): PlayedStep => ({
  do: 'speak',
  turn: { speaker, role, seconds },
});

const round = (factor: number): PlayedStep[] =>
  speakers.flatMap(([name, seconds]) => [speak(name, Math.round(seconds * factor), 'participant'), speak('Chair', 15, 'chair')]);

export const shippedMeeting: PlayedStep[] = [
  speak('Secretariat', 40, 'secretariat'),
  speak('Chair', 90, 'chair'),
  ...round(1),
  { do: 'break' },
  speak('Chair', 30, 'chair'),
  ...round(0.6).toReversed(),
  speak('Chair', 45, 'chair'),
];
