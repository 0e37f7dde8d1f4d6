import type { BrowserContext } from '@playwright/test';

/** What the pages of a browser complain of on their console, and whom they speak to beside the meeting. */
export type Complaints = { all: string[]; grave: string[] };

/** A line that broke, or an answer that says no, is one of the things a meeting is prepared for. */
const ofTheLine = /^(Failed to load resource:|WebSocket connection to )/;

/** From now on everything is noted; `grave` is what no page of ours may ever do, whatever the line is like. */
export function listenFor(complaints: Complaints, context: BrowserContext, home: string): void {
  const note = (text: string, isGrave: boolean) => {
    complaints.all.push(text);
    if (isGrave) complaints.grave.push(text);
  };
  context.on('weberror', (fault) => note(`${fault.page()?.url()} threw ${fault.error().stack}`, true));
  context.on('console', (message) => {
    if (message.type() === 'error') note(`${message.page()?.url()} says ${message.text()}`, !ofTheLine.test(message.text()));
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) note(`${request.frame().url()} asked ${request.url()}`, true);
  });
}
