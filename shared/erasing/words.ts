import type { MeetingEvent } from '../meeting.ts';
import type { Request } from '../queue/state.ts';
import type { Words } from '../relay/state.ts';
import type { Owners } from './owners.ts';

/** Of a group whose notes were gone through: what its report says now; null: in this fact it said something else before. */
export type ReportNow = { text: string; cut: boolean } | null;
/** `ids`: all that the person had. `reports`: what is to stand in such a fact; `stands`: whether a frozen version is as it was. */
export type Rule = {
  ids: ReadonlySet<string>;
  owners: Owners;
  report: (groupId: string) => ReportNow | undefined;
  stands: (documentId: string, version: number) => boolean;
};

/**
 * A fact without the words of these people; the same object where it has none. Theirs is what they say for themselves: what they want
 * to speak on, their questions, their call for help, why they object; and the reasons that are given for what was done with a wish or
 * a question of theirs. What somebody writes down for the meeting (titles, items, decisions, actions, messages, conclusions) is the
 * meeting's. Every new fact has to say here which of the two it is.
 */
export function wordless(event: MeetingEvent, by: string, { ids, owners, report, stands }: Rule): MeetingEvent {
  const their = (id: string | null | undefined) => id !== null && id !== undefined && ids.has(id);
  switch (event.type) {
    case 'floor-requested':
      return their(event.request.personId) ? blank(event, 'request', requestless(event.request)) : event;
    case 'request-amended':
      return their(owners.requests.get(event.requestId)) && event.subject ? { ...event, subject: '' } : event;
    case 'request-set-aside':
      return their(event.personId) && event.reason ? { ...event, reason: '' } : event;
    case 'request-moved':
      return their(owners.requests.get(event.requestId)) && event.reason ? { ...event, reason: '' } : event;
    case 'leftover-settled': {
      const requests = event.requests.map((request) => (their(request.personId) ? requestless(request) : request));
      return requests.every((request, i) => request === event.requests[i]) ? event : { ...event, requests };
    }
    case 'floor-given': {
      const { request, personId } = event.turn;
      return request && their(personId) ? blank(event, 'turn', blank(event.turn, 'request', requestless(request))) : event;
    }
    case 'turn-set-aside': {
      if (!their(event.request.personId)) return event;
      const request = requestless(event.request);
      return event.reason ? { ...event, request, reason: '' } : blank(event, 'request', request);
    }
    case 'question-asked': {
      const { question } = event;
      if (!('text' in question) || !their(question.author?.personId) || (!question.text && !question.receipt)) return event;
      const { receipt: _theirs, ...kept } = question;
      return { ...event, question: { ...kept, text: '' } };
    }
    case 'question-accepted':
    case 'question-put-back':
      return event.words && their(event.words.author?.personId) ? blank(event, 'words', unworded(event.words)) : event;
    case 'question-declined':
      return their(owners.questions.get(event.questionId)) && event.reason ? { ...event, reason: '' } : event;
    case 'help-called':
      return their(by) && event.text ? { ...event, text: '' } : event;
    case 'message-answered':
      return their(event.personId) && event.comment ? { ...event, comment: '' } : event;
    case 'read-back-ended': {
      const messages = event.messages.map((one) => {
        const theirs = owners.objections.get(one.messageId) ?? [];
        const objections = without(one.objections, theirs);
        return objections === one.objections ? one : { ...one, objections };
      });
      return messages.every((one, i) => one === event.messages[i]) ? event : { ...event, messages };
    }
    case 'report-called':
    case 'report-written': {
      const now = report(event.groupId);
      if (now === undefined || !event.text) return event;
      const said = now ?? { text: '', cut: false };
      return said.text === event.text ? event : { ...event, ...said };
    }
    case 'document-frozen':
      return stands(event.documentId, event.version) || event.hash === '' ? event : { ...event, hash: '' };
    // No words, or the meeting's own.
    case 'meeting-created':
    case 'meeting-opened':
    case 'meeting-closed':
    case 'meeting-titled':
    case 'settings-changed':
    case 'person-entered':
    case 'person-changed':
    case 'placeholder-named':
    case 'person-left':
    case 'role-given':
    case 'role-taken':
    case 'agenda-item-added':
    case 'agenda-item-amended':
    case 'agenda-item-moved':
    case 'agenda-item-dropped':
    case 'agenda-item-opened':
    case 'agenda-item-closed':
    case 'break-started':
    case 'break-ended':
    case 'presented':
    case 'presenting-ended':
    case 'request-withdrawn':
    case 'request-returned':
    case 'queue-closed':
    case 'queue-reopened':
    case 'order-set':
    case 'turn-ended':
    case 'floor-taken-back':
    case 'turn-paused':
    case 'turn-resumed':
    case 'turn-extended':
    case 'question-supported':
    case 'support-withdrawn':
    case 'question-taken':
    case 'question-reading':
    case 'question-read-out':
    case 'question-answered':
    case 'questions-merged':
    case 'question-queued':
    case 'poll-prepared':
    case 'poll-amended':
    case 'poll-dropped':
    case 'poll-opened':
    case 'poll-answered':
    case 'room-tallied':
    case 'poll-closed':
    case 'poll-reopened':
    case 'poll-published':
    case 'line-held':
    case 'line-settled':
    case 'chat-hand-offered':
    case 'chat-hand-settled':
    case 'caption-link-made':
    case 'caption-link-revoked':
    case 'captions-begun':
    case 'off-record-set':
    case 'captions-placed':
    case 'round-prepared':
    case 'round-amended':
    case 'round-dropped':
    case 'group-added':
    case 'group-amended':
    case 'group-dropped':
    case 'people-assigned':
    case 'person-placed':
    case 'choice-offered':
    case 'choice-withdrawn':
    case 'round-started':
    case 'round-extended':
    case 'groups-closing':
    case 'groups-kept-open':
    case 'groups-ended':
    case 'round-ended':
    case 'group-work-marked':
    case 'group-chair-named':
    case 'rapporteur-named':
    case 'help-taken':
    case 'help-ended':
    case 'groups-told':
    case 'report-skipped':
    case 'report-shown':
    case 'series-begun':
    case 'action-recorded':
    case 'action-amended':
    case 'action-settled':
    case 'action-dropped':
    case 'action-restored':
    case 'decision-recorded':
    case 'decision-amended':
    case 'decision-dropped':
    case 'decision-restored':
    case 'message-drafted':
    case 'message-amended':
    case 'message-dropped':
    case 'read-back-started':
    case 'read-back-tallied':
    case 'message-settled':
    case 'report-frozen':
    case 'report-unfrozen':
    case 'document-unfrozen':
    case 'record-issued':
    case 'erratum-noted':
    case 'erratum-withdrawn':
    case 'erasing-asked':
    case 'person-erased':
    case 'erasing-finished':
    case 'transcript-brought-in':
    case 'speakers-matched':
    case 'transcript-turn-corrected':
    case 'transcript-turn-given':
    case 'transcript-direction-marked':
    case 'transcript-published':
    case 'transcript-withdrawn':
    case 'transcript-removed':
    // Whose words answer an evaluation, nobody knows.
    case 'evaluation-questions-added':
    case 'evaluation-question-amended':
    case 'evaluation-question-moved':
    case 'evaluation-question-dropped':
    case 'evaluation-days-set':
    case 'evaluation-offered':
    case 'evaluation-closed':
    case 'evaluation-words-published':
      return event;
    default:
      return event satisfies never;
  }
}

/** `of` with another value in this field; `of` itself where it has that already. */
const blank = <Of, Field extends keyof Of>(of: Of, field: Field, value: Of[Field]): Of =>
  of[field] === value ? of : { ...of, [field]: value };

type Wish = Partial<Pick<Request, 'subject' | 'readAloud'>> & { reason?: string };
/** What stays has every field it had, so that whatever is folded over it comes out alike. */
function requestless<Of extends Wish>(request: Of): Of {
  const { subject, readAloud, reason } = request;
  if (!subject && !readAloud && !reason) return request;
  return { ...request, ...(subject && { subject: '' }), ...(readAloud && { readAloud: '' }), ...(reason && { reason: '' }) };
}
const unworded = (words: Words): Words => (words.text ? { ...words, text: '' } : words);

/** Each of theirs is taken out of the list once: it has no names, so two that read alike are one as good as the other. */
function without(all: string[], theirs: readonly string[]): string[] {
  const left = [...theirs];
  const now = all.map((text) => {
    const at = text === '' ? -1 : left.indexOf(text);
    if (at < 0) return text;
    left.splice(at, 1);
    return '';
  });
  return left.length === theirs.length ? all : now;
}
