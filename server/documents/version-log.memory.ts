import type { KeptVersion, Version, VersionLog } from './version-log.ts';

/** For tests only: keeps the promises of the versions in the data file, except the one about the disk. `writersOf`: whom the log noted. */
export function versionLogInMemory(writersOf: (meetingId: string, documentId: string) => Set<string>): VersionLog {
  const documents = new Map<string, KeptVersion[]>();
  const keptOf = (meetingId: string, documentId: string) => {
    const key = JSON.stringify([meetingId, documentId]);
    const known = documents.get(key) ?? [];
    documents.set(key, known);
    return known;
  };

  return {
    list: async (...key) => structuredClone(keptOf(...key).map(about)),
    read: async (meetingId, documentId, number) =>
      structuredClone(keptOf(meetingId, documentId).find((version) => version.number === number) ?? null),
    writers: async (...key) => [...writersOf(...key)].toSorted(),
    rewrite: async (meetingId, documentId, number, now) => {
      const version = keptOf(meetingId, documentId).find((one) => one.number === number);
      if (version) Object.assign(version, structuredClone(now));
    },
    keep: async (meetingId, documentId, version, without) => {
      const kept = keptOf(meetingId, documentId);
      const written = writersOf(meetingId, documentId);
      kept.push({ ...structuredClone(version), number: (kept.at(-1)?.number ?? 0) + 1, writers: [...written].toSorted() });
      written.clear();
      const place = kept.findIndex(({ number }) => number === without);
      const next = kept[place + 1];
      if (place >= 0 && next) {
        const [gone] = kept.splice(place, 1);
        next.writers = [...new Set([...gone!.writers, ...next.writers])].toSorted();
      }
      return structuredClone(about(kept.at(-1)!));
    },
  };
}

const about = ({ state: _state, markdown: _markdown, ...version }: KeptVersion): Version => version;
