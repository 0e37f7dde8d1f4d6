/** What we use of the parser of the W3C, which says nothing of its types. */
declare module 'webvtt-parser' {
  export class WebVTTParser {
    parse(text: string): { cues: { startTime: number; endTime: number; text: string }[]; errors: { message: string; line: number }[] };
  }
}
