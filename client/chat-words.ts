import type { ChatAnswer, Line } from '../shared/lanes.ts';
import type { Cards } from './meeting-store.ts';
import { nameInText } from './person-name.tsx';
import { sentenceFor, t } from './words.ts';

/** What the meeting says to a command of the chat, in the language of this screen. */
function answerInWords(answer: ChatAnswer, people: Cards): string {
  const named = (id: string) => nameInText(id, people);
  switch (answer.said) {
    case 'queued':
      return t('chat.answer-queued', { name: named(answer.personId), place: t('queue.nth', { n: answer.position }) });
    case 'set-aside':
      return t('chat.answer-set-aside', { name: named(answer.personId) });
    case 'withdrawn':
      return t('chat.answer-withdrawn', { name: named(answer.personId) });
    case 'offered':
      return t('chat.answer-offered');
    case 'taken-back':
      return t('chat.answer-taken-back');
    case 'several':
      return t('chat.answer-several');
    case 'help':
      return t('chat.answer-help');
    case 'refused': {
      const reason = sentenceFor(answer.because);
      return answer.personId ? t('chat.answer-refused', { name: named(answer.personId), reason }) : reason;
    }
    case 'queue': {
      const { people: ids, waiting, speaking } = answer;
      const names = new Intl.ListFormat(document.documentElement.lang || 'en', { type: 'unit' }).format(ids.map(named));
      const waits =
        waiting === 0
          ? t('chat.answer-nobody')
          : t(waiting > ids.length ? 'chat.answer-queue-more' : 'chat.answer-queue', { count: waiting, names });
      return speaking ? `${t('chat.answer-speaks', { name: named(speaking) })} ${waits}` : waits;
    }
  }
}

export const authorOf = ({ by }: Line, people: Cards): string => (by === 'meeting' ? t('chat.meeting') : nameInText(by, people));
export const textOf = ({ text, answer }: Line, people: Cards): string => (answer ? answerInWords(answer, people) : text);
