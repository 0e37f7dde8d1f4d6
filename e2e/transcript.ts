/** One turn of a meeting that was: who spoke and for how long. */
export type PlayedTurn = { speaker: string; role: 'chair' | 'secretariat' | 'participant'; seconds: number };
export type PlayedStep = { do: 'speak'; turn: PlayedTurn } | { do: 'break' };

/** People speak about 150 words a minute. */
const wordsPerSecond = 2.5;

/** Reads a captioned transcript: `>> NAME: words`, stage directions in brackets. Keeps who and how long, not a word of what was said. */
export function stepsOfTranscript(text: string): PlayedStep[] {
  const parts = text.split(/^>>\s*/m).slice(1);
  return parts.flatMap((part): PlayedStep[] => {
    const [, label = 'Unnamed', words = part] = /^([^:\n]{1,60}):(.*)$/s.exec(part) ?? [];
    const spoken = words.replace(/\([^)]*\)/g, ' ').match(/\p{L}+/gu)?.length ?? 0;
    const turn = { speaker: nameOf(label), role: roleOf(label), seconds: Math.max(2, Math.round(spoken / wordsPerSecond)) };
    return [{ do: 'speak', turn }, ...(/\((Breakout sessions|Break)\)/i.test(words) ? [{ do: 'break' as const }] : [])];
  });
}

const roleOf = (label: string): PlayedTurn['role'] =>
  /^chair\b/i.test(label) ? 'chair' : /secretariat|masango/i.test(label) ? 'secretariat' : 'participant';

/** Captions are in capitals; a name on a screen is not. */
const nameOf = (label: string) =>
  label
    .trim()
    .toLowerCase()
    .replace(/(^|[\s'‑-])\p{L}/gu, (letter) => letter.toUpperCase());
