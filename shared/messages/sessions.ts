import type { Meeting } from '../meeting.ts';
import { markdownLine, markdownText } from '../reports/markdown.ts';
import { standings, type Say } from './file.ts';
import { grouped } from './grouped.ts';
import { isSettled, lastReadBack, type Message, type Phase, type Written } from './state.ts';

/** A message as it stands beside those of other sessions; `session` counts from 0, the first of the series. */
export type InSession = Written & { session: number; number: number; status: Phase; hash: string | null };
export type Sessions = { sessions: string[]; messages: InSession[] };

/**
 * The messages of all sessions of a series, the first session first (N29). Of those before the last only what was settled: their drafts
 * were for who was inside.
 */
export function acrossSessions(series: readonly Pick<Meeting, 'conduct' | 'messages'>[]): Sessions {
  const inSession = ({ number, phase, readBacks: _readBacks, answers: _answers, id: _id, ...written }: Message, session: number) => ({
    ...written,
    session,
    number,
    status: phase,
    hash: null,
  });
  return {
    sessions: series.map(({ conduct }) => conduct.title),
    messages: series.flatMap(({ messages: { list } }, session) =>
      list
        .filter((message) => session === series.length - 1 || isSettled(message))
        .map((message) => ({
          ...inSession(message, session),
          hash: message.phase === 'draft' ? null : (lastReadBack(message)?.hash ?? null),
        })),
    ),
  };
}

/** For other programs: by theme, policy question and audience, each with its session and status. */
export const sessionsJson = ({ sessions, messages }: Sessions) => ({
  sessions,
  themes: grouped(messages.map(({ session, ...message }) => ({ session: sessions[session]!, ...message }))),
});

/** The same as a page of Markdown. */
export function sessionsFile({ sessions, messages }: Sessions, say: Say): string {
  const ofOne = ({ session, number, status, hash, text, wayForward }: InSession) => [
    `#### ${say('messages-file.number-in', { number, session: markdownLine(sessions[session]!) })}`,
    markdownText(text),
    ...(wayForward === '' ? [] : [`${say('messages-file.way-forward')}\n\n${markdownText(wayForward)}`]),
    [say(standings[status]), ...(hash === null ? [] : [say('messages-file.hash', { hash })])].map((line) => `- ${line}`).join('\n'),
  ];
  const themes = grouped(messages).flatMap(({ theme, questions }) => [
    `## ${theme === '' ? say('messages-file.no-theme') : markdownLine(theme)}`,
    ...questions.flatMap(({ policyQuestion, audiences }) => [
      ...(policyQuestion === '' ? [] : [`### ${markdownLine(policyQuestion)}`]),
      ...audiences.flatMap(({ audience, messages: all }) => [
        ...(audience === '' ? [] : [say('messages-file.audience', { audience: markdownLine(audience) })]),
        ...all.flatMap(ofOne),
      ]),
    ]),
  ]);
  return `${[
    `# ${say('messages-file.all-sessions')}`,
    sessions.map((title, i) => `${i + 1}. ${markdownLine(title)}`).join('\n'),
    ...(themes.length > 0 ? themes : [say('messages-file.none')]),
  ].join('\n\n')}\n`;
}
