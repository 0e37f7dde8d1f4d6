import Papa from 'papaparse';

/** As a spreadsheet opens it; no cell is taken for a formula. */
export const csvOf = (rows: string[][]): string => `\ufeff${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
