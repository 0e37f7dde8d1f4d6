import qrcode from 'qrcode';

/** Dark on white with the quiet zone of four modules that cameras need, whatever the theme around it. */
export const qrSvg = (text: string): Promise<string> =>
  qrcode.toString(text, { type: 'svg', margin: 4, errorCorrectionLevel: 'M', color: { dark: '#000000', light: '#ffffff' } });
