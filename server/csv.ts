import Papa from 'papaparse';

/** Some spreadsheets read the wide forms of these signs as the narrow ones. */
const formula = /^\s*[=+\-@＝＋－＠]/u;

/** As a spreadsheet opens it; no cell is taken for a formula. */
export const csvOf = (rows: string[][]): string => `\ufeff${Papa.unparse(rows, { escapeFormulae: formula })}\r\n`;
