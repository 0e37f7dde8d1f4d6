import { expect, test } from 'vitest';
import { ask, logged, meeting, openDoor, refusedAs } from './door.given.ts';

openDoor();

const query = (signature: string) => `/closedcaption?id=${meeting.id}&ns=bGluaw&expire=9999999999&signature=${signature}&seq=1&lang=en-US`;

test('what opens the door to the captions, and what is said in them, is never logged (N30)', async () => {
  const signature = 'a-secret-that-nobody-is';
  const sent = await ask(query(signature), { method: 'POST', body: 'words of a captioner' });
  expect(refusedAs(sent)).toEqual([403, 'bad-link']);
  expect(sent.text).not.toContain(signature);
  await ask(query(signature).replace('?', '/seq?'));
  await ask(query(signature), { method: 'PUT', body: 'words of a captioner' });
  await ask(`${query(signature)}&%E0%A4%A=`, { method: 'POST', body: 'words of a captioner' });
  expect(logged.join('\n')).not.toMatch(/a-secret|words of|bGluaw/);
});

test('other methods are told which one an address is for, and no page of another site is let in to read (N30)', async () => {
  const put = await ask(query('x'), { method: 'DELETE' });
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'POST']);
  const posted = await ask('/closedcaption/seq?id=x', { method: 'POST', headers: { origin: 'https://elsewhere.example' } });
  expect([posted.status, posted.headers.get('allow'), posted.headers.get('access-control-allow-origin')]).toEqual([405, 'GET', null]);
});
