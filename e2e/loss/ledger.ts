import type { Paper } from '../../client/document-paper.ts';
import type { Saved } from '../../client/document-saved.ts';
import type { newDisk } from './disk.ts';
import { marksIn, marksOf } from './marks.ts';

/** What everybody was told, and what became of it. */
export function keepLedger(disk: () => ReturnType<ReturnType<typeof newDisk>['now']>) {
  const faults = new Set<string>();
  /** Shown as saved, at least once; and struck out when it said so. */
  const promised = new Set<string>();
  const promisedGone = new Set<string>();
  /** Struck out by somebody, on whatever device: these may be gone. */
  const struck = new Map<Paper, Set<string>>();
  const everStruck = new Set<string>();
  const everOnDisk = new Set<string>();
  const refused = new Map<string, string>();
  const counts = { written: 0, saved: 0, onlyHere: 0, refusals: 0 };
  let before = -1;

  const look = () => {
    const { commits, marks } = disk();
    if (commits === before) return marks;
    before = commits;
    for (const [mark, times] of marks) {
      everOnDisk.add(mark);
      if (times > 1) faults.add(`${mark} is on disk ${times} times`);
    }
    return marks;
  };
  const read = new WeakMap<Paper, Map<string, number>>();
  /** What is written on a paper; read anew when something changed. */
  const marksOn = (paper: Paper) => {
    const marks = read.get(paper) ?? marksIn(paper.doc);
    if (!read.has(paper)) paper.doc.once('update', () => read.delete(paper));
    read.set(paper, marks);
    return marks;
  };
  return {
    faults,
    promised,
    counts,
    refused,
    look,
    wrote: () => void counts.written++,
    strikes: (paper: Paper, mark: string) => {
      everStruck.add(mark);
      struck.set(paper, (struck.get(paper) ?? new Set()).add(mark));
    },
    /** Nothing is shown as saved that is not on disk at this moment, once; what was struck out is not on it. */
    shown: (paper: Paper, { is }: Saved) => {
      const marks = look();
      if (is === 'only-here') counts.onlyHere++;
      if (is !== 'saved') return;
      counts.saved++;
      for (const mark of marksOn(paper).keys()) {
        promised.add(mark);
        // Somebody else may have struck it out, and this page not have heard of it yet.
        if (marks.get(mark) !== 1 && !everStruck.has(mark))
          faults.add(`${mark} was shown as saved and is on disk ${marks.get(mark) ?? 0} times`);
      }
      for (const mark of struck.get(paper) ?? []) {
        promisedGone.add(mark);
        if (marks.has(mark)) faults.add(`${mark} was struck out, shown as saved, and is on disk`);
      }
    },
    refuses: (paper: Paper, personId: string) => {
      counts.refusals++;
      const marks = look();
      for (const mark of marksOn(paper).keys()) if (!marks.has(mark) && !everStruck.has(mark)) refused.set(mark, personId);
    },
    /** What the device had not written down yet when a page was closed went with it; nobody was told otherwise. */
    closed: (kept: string, personId: string) => {
      const marks = marksOf(kept);
      for (const [mark, of] of refused) if (of === personId && !marks.has(mark)) refused.delete(mark);
    },
    /** `replicas`: the final text of everybody; `beside`: what is found beside the paper of each person. */
    atTheEnd: (replicas: Map<string, string>, onDevices: string, beside: Map<string, string>) => {
      const marks = look();
      for (const [who, text] of [...replicas, ['the disk', '']] as const) {
        const found = who === 'the disk' ? marks : marksOf(text);
        for (const [mark, times] of found) if (times > 1) faults.add(`${who} has ${mark} ${times} times`);
        for (const mark of [...promised, ...everOnDisk])
          if (!found.has(mark) && !everStruck.has(mark))
            faults.add(`${who} has lost ${mark}, which was ${promised.has(mark) ? 'shown as saved' : 'on disk'}`);
        for (const mark of promisedGone) if (found.has(mark)) faults.add(`${who} has ${mark}, which was struck out and shown as saved`);
      }
      for (const [mark, personId] of refused) {
        const isBeside = marksOf(beside.get(personId)!).has(mark);
        if (!isBeside && !marks.has(mark) && !everStruck.has(mark)) faults.add(`${mark} of ${personId} was refused and is nowhere`);
        if (isBeside && marks.has(mark)) faults.add(`${mark} of ${personId} was refused, set aside and merged`);
      }
      const besideAll = marksOf([...beside.values()].join(' '));
      for (const mark of marksOf(onDevices).keys())
        if (!marks.has(mark) && !everStruck.has(mark) && !besideAll.has(mark)) faults.add(`${mark} was on a device and is nowhere`);
    },
  };
}
