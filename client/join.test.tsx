import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { pageFor } from './coming-in.ts';
import { forgetInvitation, invitation } from './invitation.ts';
import Join from './join.tsx';
import { speak, t } from './words.ts';

type Sent = { path: string; body: Record<string, unknown> | null };
type Replies = (sent: Sent) => { status: number; body: object };

const door = { id: 'one', code: 'ABC234', title: 'Open consultation', seat: 'public', me: null };
const secret = 'r.chair.0123456789012345678901';
const went = vi.fn<(to: string) => void>();
let sent: Sent[] = [];

beforeAll(() => speak('en'));
beforeEach(() => {
  sent = [];
  localStorage.clear();
  vi.spyOn(location, 'replace').mockImplementation((to) => went(String(to)));
});
afterEach(() => {
  cleanup();
  forgetInvitation();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  went.mockReset();
});

const usual: Replies = ({ path }) =>
  path.endsWith('/join') ? { status: 200, body: { meetingId: 'one', personId: 'ana', roles: [] } } : { status: 200, body: door };

function open(replies: Replies = usual) {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const one = { path, body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : null };
    sent.push(one);
    const { status, body } = replies(one);
    return new Response(JSON.stringify(body), { status });
  });
  render(<Join code="ABC234" />);
}
const joins = () => sent.filter(({ path }) => path.endsWith('/join')).map(({ body }) => body);

test('a name, a side and Enter are enough; the name has the focus from the start', async () => {
  open();
  const name = await screen.findByLabelText(t('join.name'));
  expect(document.activeElement).toBe(name);
  await userEvent.click(screen.getByRole('radio', { name: t('side.remote') }));
  await userEvent.type(name, 'Ana{Enter}');
  await waitFor(() => expect(went).toHaveBeenCalledWith('/m/ABC234/attend'));
  expect(joins()).toEqual([{ name: 'Ana', attendance: 'remote' }]);
});

test('neither side is chosen beforehand, and what is missing is said and gets the focus', async () => {
  open();
  const name = await screen.findByLabelText(t('join.name'));
  await userEvent.type(name, '{Enter}');
  screen.getByText(t('join.name-missing'));
  await userEvent.type(name, 'Ana{Enter}');
  screen.getByText(t('join.side-missing'));
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: t('side.on-site') }));
  expect(joins()).toEqual([]);
});

test('this device remembers what was typed, and nothing that the server said', async () => {
  open();
  await userEvent.type(await screen.findByLabelText(t('join.name')), 'Ana');
  await userEvent.type(screen.getByLabelText(t('join.organisation')), 'Open Access');
  await userEvent.type(screen.getByLabelText(t('join.language')), 'Español');
  await userEvent.click(screen.getByRole('radio', { name: t('side.on-site') }));
  await userEvent.click(screen.getByRole('button', { name: t('join.join') }));
  await waitFor(() => expect(went).toHaveBeenCalled());
  expect(JSON.stringify({ ...localStorage })).not.toContain('ana');
  cleanup();
  open();
  expect((await screen.findByLabelText<HTMLInputElement>(t('join.name'))).value).toBe('Ana');
  expect(screen.getByLabelText<HTMLInputElement>(t('join.language')).value).toBe('Español');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: t('side.on-site') }).checked).toBe(true);
});

test('a role link goes with the name once and is then forgotten; a chair comes to the chair’s page', async () => {
  history.replaceState({ invitation: secret }, '');
  open(({ path }) => (path.endsWith('/join') ? { status: 200, body: { personId: 'ana', roles: ['chair'] } } : { status: 200, body: door }));
  await screen.findByText(t('join.about-role', { role: t('role.chair') }));
  await userEvent.click(screen.getByRole('radio', { name: t('side.remote') }));
  await userEvent.type(screen.getByLabelText(t('join.name')), 'Ana{Enter}');
  await waitFor(() => expect(went).toHaveBeenCalledWith('/m/ABC234/chair'));
  expect(joins()).toEqual([{ name: 'Ana', attendance: 'remote', invitation: secret }]);
  expect(invitation()).toBeNull();
});

test('a broken link is explained, and a second press joins without it', async () => {
  history.replaceState({ invitation: secret }, '');
  open(({ path, body }) =>
    !path.endsWith('/join')
      ? { status: 200, body: door }
      : body?.invitation
        ? { status: 403, body: { error: { code: 'bad-invitation', message: 'no' } } }
        : { status: 200, body: { personId: 'ana', roles: [] } },
  );
  await userEvent.click(await screen.findByRole('radio', { name: t('side.remote') }));
  await userEvent.type(screen.getByLabelText(t('join.name')), 'Ana{Enter}');
  await screen.findByText(t('door.bad-invitation'));
  await userEvent.click(screen.getByRole('button', { name: t('join.join') }));
  await waitFor(() => expect(went).toHaveBeenCalledWith('/m/ABC234/attend'));
});

test('a personal link says by itself who is here', async () => {
  history.replaceState({ invitation: 'p.ana.0123456789012345678901' }, '');
  let isIn = false;
  open(({ path }) => {
    if (path.endsWith('/join')) isIn = true;
    if (path.endsWith('/join')) return { status: 200, body: { personId: 'ana', roles: [] } };
    return { status: 200, body: isIn ? { ...door, seat: 'person', me: { personId: 'ana', name: 'Ana', roles: [] } } : door };
  });
  await userEvent.click(await screen.findByRole('button', { name: `${t('join.continue')} Ana` }));
  await waitFor(() => expect(went).toHaveBeenCalledWith('/m/ABC234/attend'));
  expect(joins()).toEqual([{ invitation: 'p.ana.0123456789012345678901' }]);
});

test('whoever this device knows continues with one press, or somebody else starts with an empty form', async () => {
  localStorage.setItem('onefloor-about-me', JSON.stringify({ name: 'Ana' }));
  const known = { ...door, seat: 'person', me: { personId: 'ana', name: 'Ana', roles: ['secretariat'] } };
  open(() => ({ status: 200, body: known }));
  await userEvent.click(await screen.findByRole('button', { name: `${t('join.continue')} Ana` }));
  expect(went).toHaveBeenCalledWith('/m/ABC234/desk');
  await userEvent.click(screen.getByRole('button', { name: t('join.somebody-else') }));
  expect((await screen.findByLabelText<HTMLInputElement>(t('join.name'))).value).toBe('');
  expect(sent.at(-1)?.path).toBe('/api/meetings/ABC234/leave-device');
});

test('an unknown meeting is said in a page of its own', async () => {
  open(() => ({ status: 404, body: { error: { code: 'not-found', message: 'no' } } }));
  await screen.findByText(t('common.no-meeting-title', { code: 'ABC234' }));
});

test('everybody comes to the page where their role has most to do', () => {
  expect([['co-chair'], ['moderator'], ['secretariat', 'rapporteur'], []].map((roles) => pageFor('A', roles as never))).toEqual([
    '/m/A/chair',
    '/m/A/relay',
    '/m/A/desk',
    '/m/A/attend',
  ]);
});
