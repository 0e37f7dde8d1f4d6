import type { BrowserContext } from '@playwright/test';

/** What the pages of a browser complain of on their console, and whom they speak to beside the meeting. */
export type Complaints = { all: string[]; grave: string[] };

/** A line that broke, or an answer that says no, is one of the things a meeting is prepared for. */
const ofTheLine = /^(Failed to load resource:|WebSocket connection to )/;

/** From now on everything is noted; `grave` is what no page of ours may ever do, whatever the line is like. */
export function listenFor(complaints: Complaints, context: BrowserContext, home: string): void {
  const note = (text: string) => complaints.all.push(text);
  const noteGrave = (text: string) => note(text) && complaints.grave.push(text);
  context.on('weberror', (fault) => noteGrave(`${fault.page()?.url()} threw ${fault.error().stack}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const say = ofTheLine.test(message.text()) ? note : noteGrave;
    say(`${message.page()?.url()} says ${message.text()}`);
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) noteGrave(`${request.frame().url()} asked ${request.url()}`);
  });
}
