import { folded } from '../shared/folded.ts';
import type { Listed } from './people-found.ts';

/** One line of typing: who, and after the word for "to", about what. `to` is that word with its spaces, as the language has it. */
export function readLine(line: string, to: string): { name: string; subject: string } {
  const at = line.toLowerCase().indexOf(to.toLowerCase());
  if (at <= 0) return { name: line.trim(), subject: '' };
  return { name: line.slice(0, at).trim(), subject: line.slice(at + to.length).trim() };
}

/** The same line when somebody of the list is called as the whole of it begins: "Ambassador to Kenya" is a name. */
export function readKnowing(line: string, to: string, found: Pick<Listed, 'name'>[]): { name: string; subject: string } {
  const whole = folded(line);
  return found.some(({ name }) => folded(name).startsWith(whole)) ? { name: line.trim(), subject: '' } : readLine(line, to);
}

/** Who can be entered with this name: those of the list, and somebody new, as a label or by this name. */
export type Choice = { is: 'person'; person: Listed } | { is: 'label' | 'name'; name: string };

export function choicesFor(found: Listed[], name: string): Choice[] {
  if (name === '') return [];
  const people = found.map((person): Choice => ({ is: 'person', person }));
  return calledSo(found, name).length === 1 ? people : [...people, { is: 'label', name }, { is: 'name', name }];
}

/** What Enter takes when nothing was chosen: whoever is called so, the only one it fits, or somebody new where it fits nobody; −1 = one has to choose. */
export function surest(found: Listed[], name: string): number {
  const called = calledSo(found, name);
  if (called.length === 1) return found.indexOf(called[0]!);
  if (found.length === 0) return name === '' ? -1 : 0;
  const [only] = found;
  return found.length === 1 && begins(only!, name) ? 0 : -1;
}

const calledSo = (found: Listed[], name: string) => found.filter((person) => folded(person.name) === folded(name));
/** A word of the name, of the organisation or of the country begins so. */
const begins = ({ name, organisation = '', region = '' }: Listed, typed: string) =>
  ` ${folded(`${name} ${organisation} ${region}`)}`.includes(` ${folded(typed)}`);
