import { createContext, useEffect, useState } from 'react';
import { get, postForText } from './http.ts';

/** Absolute addresses; all but `join` and those of the room's devices make somebody what they are named after. */
export type Links = { join: string; screen: string; kiosk: string } & Record<string, string>;

/** Asked for once; until then the address of the door is the one this page came by. */
export function useLinks(code: string): { links: Links | null; trouble: string | null; join: string } {
  const [links, setLinks] = useState<Links | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void get<{ links: Links }>(`/api/meetings/${code}/links`).then((answer) => {
      if (gone) return;
      if (answer.ok) setLinks(answer.body.links);
      else setTrouble(answer.sentence);
    });
    return () => {
      gone = true;
    };
  }, [code]);
  return { links, trouble, join: links?.join ?? `${location.origin}/m/${code}` };
}

/** A drawing of the link, or null while it is on its way. The link goes in the body, for it may be a secret. */
export function useQr(link: string): string | null {
  const [drawing, setDrawing] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void postForText('/api/qr', { text: link }).then((answer) => {
      if (answer.ok && !gone) setDrawing(`data:image/svg+xml,${encodeURIComponent(answer.body)}`);
    });
    return () => {
      gone = true;
    };
  }, [link]);
  return drawing;
}

/** What a sheet of paper says: for the door, or for one helper. `code` null: a personal sheet. */
export type Sheet = { heading: string; sentence: string; qr: string; address: string; code: string | null };
export const PrintSheet = createContext<(sheet: Sheet) => void>(() => {});
