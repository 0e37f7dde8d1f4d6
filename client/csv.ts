import Papa from 'papaparse';

/** Rows of cells, without those that are empty; whatever separates the cells is found out. */
export const rowsOf = (text: string): string[][] =>
  Papa.parse<string[]>(text.trim(), { skipEmptyLines: 'greedy' }).data.map((row) => row.map((cell) => cell.trim()));

/** As a spreadsheet opens it; no cell is taken for a formula. */
export const csvOf = (rows: string[][]): string => `\ufeff${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;

/** What a file says, in the encoding that spreadsheets write: Unicode, else that of old Western ones. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
