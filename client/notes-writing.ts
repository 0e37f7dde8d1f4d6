import type { FloorId } from '../shared/floor-id.ts';
import type { Edit } from '../shared/notes/edit.ts';
import { tidied } from '../shared/notes/edits.ts';
import { mayWriteNotes } from '../shared/notes/rights.ts';
import type { Notes } from '../shared/notes/state.ts';
import { cleanInPlace } from '../shared/text.ts';
import { newSecret } from './chance.ts';
import type { Answered } from './errands.ts';
import { typedBetween } from './notes-difference.ts';
import { adopted, isKept, newDraft, sentOff, taken, takenBack, textOf, unkeptSince, written, type Draft } from './notes-draft.ts';
import { draftLeft, keepDraft, keptAs } from './notes-kept.ts';
import type { Seat } from './seat.ts';
import { leaveUnfinished, unfinished } from './unfinished.ts';
import type { Why } from './words.ts';

/** What is true of the text on the screen: the meeting has it, is about to, or only this device does. */
export type Saved = { is: 'kept' } | { is: 'on-its-way' } | { is: 'only-here'; since: number; why: Why | null };

/** At most twice a second, and one at a time. */
const betweenMs = 500;
/** What failed is tried again by itself. */
const againAfterMs = 2_000;
/** An answer that takes longer is no longer awaited in silence. */
const patientForMs = 5_000;
/** Nothing was refused for good: the same edit sets out again. */
const passing: readonly Why[] = ['offline', 'no-answer', 'store-failing', 'slow-down'];

/**
 * Somebody writing in a group's notes on this screen. It has the text that is shown, sends what was typed, takes what others write,
 * and keeps on the device what the meeting has not got. When the panel closes it goes on until the meeting has everything.
 */
function createWriting(first: Seat, groupId: FloorId, notes: Notes) {
  const name = keptAs(first.code, groupId, first.me.id);
  const writerId = newSecret();
  const left = draftLeft(name);
  let draft: Draft = left ? adopted(left, writerId) : newDraft(notes, writerId);
  let seat = first;
  let [composing, sending] = [false, false];
  /** Told whenever the shown text changes otherwise than by typing. */
  let draw: (text: string, shown: Edit) => void = nowhere;
  /** The number that the meeting has said yes to; its fact is on its way here. */
  let answered = '';
  let trouble: Why | null = null;
  let [sentAt, sinceSent] = [-Infinity, 0];
  let next: ReturnType<typeof setTimeout> | undefined;
  let saved: Saved = { is: 'kept' };
  const listeners = new Set<() => void>();

  const nameOf = ({ onItsWay }: Draft) => (onItsWay ? `${onItsWay.writer.id} ${onItsWay.writer.number}` : '');
  /** Why nothing sets out now. */
  const held = (): Why | null =>
    seat.link !== 'live' ? 'offline' : seat.readOnly ? 'store-failing' : mayWriteNotes(seat.meeting, seat.me, groupId);
  /** What was refused for good is worth another try when something has changed. */
  const tryAgain = () => (trouble = trouble && passing.includes(trouble) ? trouble : null);

  function look(): void {
    const isLate = sending && performance.now() - sinceSent > patientForMs;
    const why = held() ?? trouble;
    const now: Saved = isKept(draft)
      ? { is: 'kept' }
      : why || isLate
        ? { is: 'only-here', since: unkeptSince(draft), why: why === 'offline' || why === 'no-answer' ? null : why }
        : { is: 'on-its-way' };
    if (JSON.stringify(now) === JSON.stringify(saved)) return;
    saved = now;
    listeners.forEach((listener) => listener());
  }

  function become(changed: Draft): void {
    draft = changed;
    keepDraft(name, draft);
    look();
  }

  function catchUp(): void {
    const now = Object.hasOwn(seat.meeting.notes, groupId) ? seat.meeting.notes[groupId]! : null;
    if (!now || composing) return;
    const before = textOf(draft);
    const { draft: changed, shown } = taken(draft, now);
    if (changed === draft) return;
    tryAgain();
    become(changed);
    if (textOf(draft) !== before) draw(textOf(draft), shown);
  }

  /** Never sooner than is due; what is due while it cannot be sent sets out when it can. */
  function plan(atOnce: 'at-once' | 'when-due' = 'when-due'): void {
    clearTimeout(next);
    const isUnderWay = sending || (draft.onItsWay !== null && nameOf(draft) === answered);
    const isRefused = trouble !== null && !passing.includes(trouble);
    if (isKept(draft) || isUnderWay || isRefused || composing || held()) return;
    const due = sentAt + (trouble ? againAfterMs : betweenMs) - performance.now();
    if (atOnce === 'at-once' || due <= 0) void send();
    else next = setTimeout(() => void send(), due);
  }

  async function send(): Promise<void> {
    become(sentOff(draft));
    const { onItsWay, kept } = draft;
    if (!onItsWay) return;
    sending = true;
    sentAt = sinceSent = performance.now();
    const late = setTimeout(look, patientForMs + 1);
    const sent = nameOf(draft);
    const { writer, edit } = onItsWay;
    const input = { floor: groupId, version: kept.version, writer, edit: [...edit] };
    const answer = await seat.send({ name: 'write-notes', input }).catch((): Answered => ({ ok: false, refusal: 'no-answer' }));
    clearTimeout(late);
    sending = false;
    settle(sent, answer);
  }

  function settle(sent: string, answer: Answered): void {
    if (answer.ok) [answered, trouble] = [sent, null];
    // Carried over what is here now, it is sent again.
    else if (answer.refusal === 'notes-moved-on') trouble = null;
    else {
      trouble = answer.refusal;
      if (nameOf(draft) === sent && !passing.includes(trouble)) become(takenBack(draft));
    }
    catchUp();
    look();
    plan();
  }

  const writing = {
    /** The text to begin with. */
    text: () => textOf(draft),
    saved: () => saved,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** A panel shows it now. */
    shownBy: (panel: typeof draw): void => void (draw = panel),
    /** The meeting as it is now. */
    meet(now: Seat): 'done' | 'goes-on' {
      seat = now;
      catchUp();
      look();
      plan();
      return isKept(draft) ? 'done' : 'goes-on';
    },
    /** The field holds this text now, with the caret there. */
    type(text: string, caret: number) {
      const edit = typedBetween(textOf(draft), text, caret);
      const clean = composing ? edit : tidied(edit.map((part) => (typeof part === 'string' ? typable(part) : part)));
      tryAgain();
      become(written(draft, clean, seat.now()));
      if (textOf(draft) !== text) draw(textOf(draft), typedBetween(text, textOf(draft), caret));
      plan();
    },
    /** While an input method chooses a word, nothing is sent and nothing is drawn. */
    compose(is: 'composing' | 'composed') {
      composing = is === 'composing';
      catchUp();
      plan();
    },
    /** The panel closes: what can still go, goes at once. */
    close: (): void => {
      draw = nowhere;
      composing = false;
      plan('at-once');
      if (!isKept(draft)) leaveUnfinished(seat, name, writing);
    },
  };
  return writing;
}
type Writing = ReturnType<typeof createWriting>;

/** Goes on where a panel that was closed has left off, or begins. */
export const openWriting = (seat: Seat, groupId: FloorId, notes: Notes): Writing =>
  (unfinished(seat, keptAs(seat.code, groupId, seat.me.id)) as Writing | undefined) ?? createWriting(seat, groupId, notes);
const nowhere = () => {};

/** Letters that nobody sees do not come in with what is pasted. */
function typable(text: string): string {
  const seen = (letter: string) => {
    const clean = cleanInPlace(letter);
    return clean === letter || clean === '\n' || letter === '\t' ? clean : '';
  };
  return cleanInPlace(Array.from(text.replace(/\r\n?/g, '\n'), seen).join(''));
}
