import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { codeTyped, inPairs } from './typed-code.ts';
import Welcome from './welcome.tsx';
import { speak, t } from './words.ts';

const went = vi.fn<(to: string) => void>();
const asked = vi.fn<(path: string, init: RequestInit) => { status: number; body: object }>();

beforeAll(() => speak('en'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  went.mockReset();
  asked.mockReset();
});

function open() {
  vi.spyOn(location, 'assign').mockImplementation((to) => went(String(to)));
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const { status, body } = asked(path, init);
    return new Response(JSON.stringify(body), { status });
  });
  render(<Welcome code="" />);
}

test.each([
  ['k7 m2-qx', 'K7M2QX', ''],
  ['  Ｋ７Ｍ２ＱＸ ', 'K7M2QX', ''],
  ['https://onefloor.example/m/K7M2QX', 'K7M2QX', ''],
  ['onefloor.example/m/k7m2qx/attend', 'K7M2QX', ''],
  ['https://onefloor.example/m/K7M2QX#r.chair.abc', 'K7M2QX', '#r.chair.abc'],
  [' - ', '', ''],
])('the code is found in “%s”', (typed, code, invitation) => {
  expect(codeTyped(typed)).toEqual({ code, invitation });
});

test('a code is shown in pairs', () => {
  expect([inPairs('K7M2QX'), inPairs('ABC')]).toEqual(['K7 M2 QX', 'AB C']);
});

test('the code field has the focus, and Enter leads to the meeting that the server knows', async () => {
  asked.mockReturnValue({ status: 200, body: { code: 'K7M2QX' } });
  open();
  expect(document.activeElement).toBe(screen.getByLabelText(t('welcome.code')));
  await userEvent.keyboard('k7 m2 qx{Enter}');
  await waitFor(() => expect(went).toHaveBeenCalledWith('/m/K7M2QX'));
  expect(asked.mock.calls[0]![0]).toBe('/api/meetings/K7M2QX');
});

test('an unknown code is said here, and what was typed stays', async () => {
  asked.mockReturnValue({ status: 404, body: { error: { code: 'not-found', message: 'no' } } });
  open();
  await userEvent.keyboard('zzzzzz{Enter}');
  await screen.findByText(t('welcome.code-unknown', { code: 'ZZZZZZ' }));
  expect(screen.getByLabelText<HTMLInputElement>(t('welcome.code')).value).toBe('zzzzzz');
  expect(went).not.toHaveBeenCalled();
});

test('a title starts a meeting and leads through the secretariat’s link to the desk', async () => {
  asked.mockReturnValue({ status: 201, body: { links: { secretariat: 'https://elsewhere.example/m/K7M2QX#r.secretariat.abc' } } });
  open();
  await userEvent.type(screen.getByLabelText(t('welcome.meeting-title')), 'Open consultation{Enter}');
  await waitFor(() => expect(went).toHaveBeenCalledWith('/m/K7M2QX#r.secretariat.abc'));
  expect(asked.mock.calls[0]![1].body).toBe('{"title":"Open consultation"}');
});

test('without an answer the page says what to do', async () => {
  asked.mockImplementation(() => {
    throw new TypeError('no network');
  });
  open();
  await userEvent.keyboard('abc234{Enter}');
  await screen.findByText(t('door.offline'));
});
