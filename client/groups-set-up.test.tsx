import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../shared/decide.ts';
import { given } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import { GroupsPage } from './groups-page.tsx';
import type { Listed } from './people-found.ts';
import { card, created, opened, seatAt } from './seat.given.ts';
import { sentenceFor, speak, t } from './words.ts';

let listed: Listed[] = [];
const listedAs = (id: string, about: Partial<Listed> = {}): Listed => ({ ...card(id), here: true, roles: [], ...about });

beforeAll(() => speak('en'));
beforeEach(() => {
  listed = [
    listedAs('ana', { roles: ['secretariat'] }),
    listedAs('bo', { attendance: 'on-site', organisation: 'UNESCO', region: 'Asia' }),
    listedAs('cleo', { region: 'Asia' }),
    listedAs('dan', { region: 'Africa' }),
    listedAs('eve', { region: 'Africa', here: false }),
  ];
  vi.stubGlobal('fetch', async (path: string) => {
    const after = new URL(path, 'http://o').searchParams.get('after') ?? '';
    const from = listed.findIndex(({ id }) => id === after) + 1;
    return Response.json({ people: listed.slice(from, from + 100), total: listed.length, counts: { onSite: 1, remote: 3 } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const staff: MeetingEvent[] = [created(), opened, { type: 'role-given', personId: 'ana', role: 'secretariat' }];
const set: Command = {
  name: 'prepare-round',
  input: { title: 'Before lunch', minutes: 30, groups: [{ title: 'Access', place: 'Room 3' }, { title: 'Skills' }] },
};

/** The facts of these commands of Ana's, one after the other. */
const factsOf = (...commands: Command[]): MeetingEvent[] =>
  commands.reduce<MeetingEvent[]>((facts, command) => {
    const { decision } = given(...facts).when('ana', command);
    if (!('events' in decision)) throw new Error(`${command.name}: ${JSON.stringify(decision)}`);
    return [...facts, ...decision.events];
  }, staff);
const roundOf = (facts: MeetingEvent[]) => given(...facts).meeting.groups.rounds[0]!;
const move = (personId: string, groupId: string | null): Command => ({
  name: 'move-person',
  input: { roundId: 'new-1', personId, groupId },
});

async function open(...commands: Command[]) {
  const facts = factsOf(...commands);
  const { seat, send } = seatAt([], { meeting: given(...facts).meeting, people: {} });
  const view = render(
    <>
      <GroupsPage seat={seat} />
      <Announcer />
    </>,
  );
  if (commands.length > 0) await screen.findByRole('region', { name: t('groups.plenary') });
  return {
    seat,
    sent: () => send.mock.calls.map(([command]) => command),
    send,
    /** The same page after more has happened. */
    happens: (...more: Command[]) => {
      const now = given(...factsOf(...commands, ...more)).meeting;
      view.rerender(
        <>
          <GroupsPage seat={{ ...seat, meeting: now }} />
          <Announcer />
        </>,
      );
    },
  };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const list = (name: string | RegExp) => screen.getByRole('region', { name });
const namesIn = (name: string | RegExp) => [...list(name).querySelectorAll('bdi.name')].map((one) => one.textContent);

test('whoever is no staff is shown the way to their own page', () => {
  const { seat } = seatAt([]);
  render(<GroupsPage seat={seat} />);
  expect(screen.getByRole('link', { name: t('groups.to-attend') }).getAttribute('href')).toBe('/m/ABC234/attend');
});

test('a set of groups is made of lines, with as many more as are wanted, minutes and a link for each (G1, N24)', async () => {
  const { sent } = await open();
  await userEvent.type(screen.getByLabelText(new RegExp(t('groups.lines'))), 'Access | Room 3{Enter}Skills');
  await userEvent.clear(screen.getByLabelText(t('groups.count')));
  await userEvent.type(screen.getByLabelText(t('groups.count')), '3');
  await press(/^Use /);
  expect(screen.getByText('https://meet.jit.si/abc234-1')).toBeTruthy();
  await press(t('groups.make', { count: 3 }));
  expect(sent()).toEqual([
    {
      name: 'prepare-round',
      input: {
        title: 'Breakout groups 1',
        minutes: 30,
        linkPattern: 'https://meet.jit.si/abc234-{number}',
        groups: [
          { title: 'Access', place: 'Room 3' },
          { title: 'Skills', place: '' },
          { title: 'Topic 3', place: '' },
        ],
      },
    },
  ]);
});

test('a link that is none is said before anything is made (G1)', async () => {
  await open();
  await userEvent.type(screen.getByLabelText(t('groups.link-pattern')), 'javascript:alert(1)');
  expect(screen.getByText(/This is no link/)).toBeTruthy();
});

test('everybody is on a list: their group, or plenary with whether they are here (G1)', async () => {
  await open(set, move('bo', 'g1'), move('dan', null));
  expect(namesIn(/Access/)).toEqual(['Bo']);
  expect(namesIn(t('groups.plenary'))).toEqual(['Ana', 'Cleo', 'Dan', 'Eve']);
  expect(list(/Access/).textContent).toContain(t('groups.by-hand'));
  expect(within(list(t('groups.plenary'))).getByRole('button', { name: /Dan/ }).textContent).toContain(t('groups.stays'));
  expect(within(list(t('groups.plenary'))).getByRole('button', { name: /Eve/ }).textContent).toContain(t('groups.not-here'));
});

test('with the keyboard alone somebody is found, moved by the menu, and the next in the list has the focus (G2, N23)', async () => {
  const { sent, happens } = await open(set, move('bo', 'g1'));
  const inPlenary = within(list(t('groups.plenary'))).getAllByRole('button', { name: /Ana|Cleo|Dan|Eve/ });
  inPlenary[0]!.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('Cleo');
  await userEvent.keyboard('{End}');
  expect(document.activeElement?.textContent).toContain('Eve');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(document.activeElement?.textContent).toContain('Bo');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  const menu = screen.getByRole('dialog', { name: /Cleo/ });
  expect(within(menu).getAllByRole('button').length).toBeLessThan(6);
  await userEvent.click(within(menu).getByRole('button', { name: /Skills/ }));
  expect(sent()).toEqual([move('cleo', 'g2')]);
  happens(move('cleo', 'g2'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText(/Cleo.*is in group 2 now/, { selector: 'p > span' })).toBeTruthy();
  await press(t('groups.put-back'));
  expect(sent().at(-1)).toEqual(move('cleo', null));
});

test('somebody is dragged to another list (G2)', async () => {
  const { sent } = await open(set);
  const data = { setData: vi.fn(), getData: () => 'cleo' };
  fireEvent.dragStart(screen.getByRole('button', { name: /Cleo/ }), { dataTransfer: data });
  fireEvent.drop(list(/Skills/), { dataTransfer: data });
  expect(data.setData).toHaveBeenCalledWith('text/plain', 'cleo');
  await waitFor(() => expect(sent()).toEqual([move('cleo', 'g2')]));
});

test('a name or an organisation finds people on every list', async () => {
  await open(set, move('bo', 'g1'));
  await userEvent.type(screen.getByLabelText(t('groups.find')), 'unesco');
  expect(namesIn(/Access/)).toEqual(['Bo']);
  expect(namesIn(t('groups.plenary'))).toEqual([]);
  expect(list(/Access/).textContent).toContain(t('groups.people', { count: 1 }));
});

test('everybody is dealt by chance or evenly by what is ticked, and those placed by hand stay unless all are dealt anew (G2)', async () => {
  const { sent } = await open(set, move('bo', 'g1'));
  expect(screen.getByText(t('groups.kept', { count: 1 }))).toBeTruthy();
  await press(t('groups.chance-again'));
  await userEvent.click(screen.getByLabelText(t('groups.by-region')));
  await userEvent.click(screen.getByLabelText(t('groups.by-stakeholderGroup')));
  await press(t('groups.evenly-again'));
  await press(t('groups.anew'));
  await press(t('groups.anew-evenly'));
  expect(sent().map(({ input }) => input)).toEqual([
    { roundId: 'new-1', how: 'random' },
    { roundId: 'new-1', how: 'balanced', by: ['attendance', 'region'] },
    { roundId: 'new-1', how: 'balanced', by: ['attendance', 'region'], anew: true },
  ]);
});

test('what is uneven before the start has a shape and a word beside its share (G2)', async () => {
  listed = [
    ...['bo', 'cleo', 'fay'].map((id) => listedAs(id, { region: 'Asia' })),
    ...['dan', 'eve', 'gus'].map((id) => listedAs(id, { region: 'Africa' })),
  ];
  await open(set, ...['bo', 'cleo', 'fay'].map((id) => move(id, 'g1')), ...['dan', 'eve', 'gus'].map((id) => move(id, 'g2')));
  const table = within(screen.getByRole('table', { name: t('groups.by-region') }));
  expect(table.getAllByRole('cell').map((cell) => cell.textContent?.trim())).toEqual([
    '0 of 1.5 few',
    '3 of 1.5 many',
    '3 of 1.5 many',
    '0 of 1.5 few',
  ]);
  expect(table.getAllByRole('cell').every((cell) => cell.querySelector('svg'))).toBe(true);
  expect(screen.getByText(t('groups.balance-uneven', { by: t('groups.by-region') }))).toBeTruthy();
});

test('Start says what it begins, who stays in plenary, and why it cannot begin (G1)', async () => {
  const { sent, happens } = await open(set);
  const start = (people: number) => screen.getByRole('button', { name: t('groups.start', { groups: 2, people, minutes: 30 }) });
  expect(start(0).getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText(sentenceFor('nobody-assigned'))).toBeTruthy();
  happens(move('bo', 'g1'));
  expect(screen.getByText(/2 people who are here stay in plenary\. Nobody is in group 2 yet\./)).toBeTruthy();
  await userEvent.click(start(1));
  expect(sent()).toEqual([{ name: 'start-round', input: { roundId: 'new-1' } }]);
});

test('a field that somebody leaves is sent alone, and what others change meanwhile stays theirs (G1)', async () => {
  const { sent, happens } = await open(set);
  await press(/Change Group 1/);
  const sheet = within(screen.getByRole('dialog'));
  await userEvent.type(sheet.getByLabelText(t('groups.task')), 'Three proposals');
  happens({ name: 'amend-group', input: { groupId: 'g1', title: 'Access for all' } });
  expect(sheet.getByLabelText<HTMLInputElement>(t('groups.group-title')).value).toBe('Access for all');
  expect(sheet.getByLabelText<HTMLTextAreaElement>(t('groups.task')).value).toBe('Three proposals');
  await userEvent.tab();
  expect(sent()).toEqual([{ name: 'amend-group', input: { groupId: 'g1', task: 'Three proposals' } }]);
  await userEvent.type(sheet.getByLabelText(t('groups.link')), 'meet.example/x{Enter}');
  await userEvent.type(sheet.getByLabelText(t('groups.seats')), '12{Enter}');
  await userEvent.type(sheet.getByLabelText(t('groups.document-link')), 'o.example/draft');
  await userEvent.click(sheet.getByRole('button', { name: t('groups.document-add') }));
  expect(
    sent()
      .slice(1)
      .map(({ input }) => input),
  ).toEqual([
    { groupId: 'g1', link: 'https://meet.example/x' },
    { groupId: 'g1', seats: 12 },
    { groupId: 'g1', documents: [{ title: 'https://o.example/draft', link: 'https://o.example/draft' }] },
  ]);
});

test('Escape gives a field back what the meeting has', async () => {
  const { sent } = await open(set);
  await press(/Change Group 2/);
  const title = within(screen.getByRole('dialog')).getByLabelText<HTMLInputElement>(t('groups.group-title'));
  await userEvent.type(title, ' and youth{Escape}');
  expect(title.value).toBe('Skills');
  expect(sent()).toEqual([]);
});

test('the rules of a set are changed one by one (G2, G5)', async () => {
  const { sent } = await open(set);
  await userEvent.click(screen.getByText(t('groups.settings')));
  await userEvent.click(screen.getByLabelText(t('groups.late-choose')));
  await userEvent.click(screen.getByLabelText(t('groups.observers-apart')));
  await userEvent.click(screen.getByLabelText(t('groups.ending-by-itself')));
  await userEvent.selectOptions(screen.getByLabelText(t('groups.report-seconds')), '120');
  const minutes = screen.getByLabelText(t('groups.minutes'));
  await userEvent.clear(minutes);
  await userEvent.type(minutes, '45{Enter}');
  expect(sent().map(({ input }) => input)).toEqual([
    { roundId: 'new-1', late: 'choose' },
    { roundId: 'new-1', observers: 'apart' },
    { roundId: 'new-1', ending: 'by-itself' },
    { roundId: 'new-1', reportSeconds: 120 },
    { roundId: 'new-1', minutes: 45 },
  ]);
});

test('a set is copied with or without its people, and dropped only when that is said twice (G1)', async () => {
  const { sent } = await open(set);
  await press(t('groups.copy'));
  await press(t('groups.copy-people'));
  await press(t('groups.drop'));
  expect(sent()).toHaveLength(1);
  await press(t('groups.drop-now'));
  expect(sent()).toEqual([
    { name: 'copy-round', input: { roundId: 'new-1', places: 'kept' } },
    { name: 'drop-round', input: { roundId: 'new-1' } },
  ]);
});

test('a choice that is offered can be taken back, and shows how many chose (G2)', async () => {
  const { sent } = await open(set, { name: 'offer-choice', input: { roundId: 'new-1' } });
  expect(screen.getByText(t('groups.offered-about', { count: 0 }))).toBeTruthy();
  expect(screen.queryByRole('button', { name: t('groups.chance') })).toBeNull();
  await press(t('groups.withdraw'));
  expect(sent()).toEqual([{ name: 'withdraw-choice', input: { roundId: 'new-1' } }]);
});

test('a list is read, shown with what is certain and what is not, and then sent (G2)', async () => {
  const { sent } = await open(set);
  const fold = screen.getByText(t('groups.csv')).closest('details')!;
  fold.open = true;
  fireEvent(fold, new Event('toggle'));
  fireEvent.change(await screen.findByLabelText(new RegExp(t('groups.csv-text'))), { target: { value: 'BO,2\nDan,Access\nGus,1\nEve,7' } });
  expect(screen.getByText(t('groups.csv-found', { count: 2 }))).toBeTruthy();
  expect(screen.getByText(t('groups.csv-unknown'))).toBeTruthy();
  expect(screen.getByText(/there is no such group/)).toBeTruthy();
  await press(t('groups.csv-send', { count: 2 }));
  expect(sent()).toEqual([
    {
      name: 'assign',
      input: {
        roundId: 'new-1',
        how: 'list',
        list: [
          { personId: 'bo', groupId: 'g2' },
          { personId: 'dan', groupId: 'g1' },
        ],
      },
    },
  ]);
});

test('fifty groups and a thousand people stand folded; one is opened, and few of them are on the page at once', async () => {
  listed = Array.from({ length: 1000 }, (_, i) => listedAs(`p${String(i).padStart(4, '0')}`, { name: `Person ${i}` }));
  const groups = Array.from({ length: 50 }, (_, i) => ({ title: `Subject ${i}` }));
  const facts = factsOf({ name: 'prepare-round', input: { minutes: 30, groups } });
  const places = Object.fromEntries(listed.slice(0, 900).map(({ id }, i) => [id, { group: `g${(i % 50) + 1}`, how: 'drawn' as const }]));
  facts.push({ type: 'people-assigned', roundId: roundOf(facts).id, way: 'random', spread: [], places });
  const { seat } = seatAt([], { meeting: given(...facts).meeting });
  render(<GroupsPage seat={seat} />);
  await screen.findByRole('region', { name: t('groups.plenary') });
  expect(document.querySelectorAll('[data-person]')).toHaveLength(0);
  await press(/^7 Subject 6$/);
  expect(document.querySelectorAll('[data-person]')).toHaveLength(18);
  await press(t('groups.plenary'));
  expect(document.querySelectorAll('[data-person]')).toHaveLength(18 + 60);
  await press(t('groups.more-people', { count: 40 }));
  expect(document.querySelectorAll('[data-person]')).toHaveLength(18 + 100);
  await userEvent.type(screen.getByLabelText(t('groups.find')), 'Person 777');
  expect([...document.querySelectorAll('[data-person]')].map((one) => one.textContent).filter((text) => text.includes('777'))).toHaveLength(
    1,
  );
});
