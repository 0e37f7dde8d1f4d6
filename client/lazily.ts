import { lazy, type ComponentType } from 'react';
import { learn, type Part } from './words.ts';

type Shown<Props> = ComponentType<Props>;

/** A page, or a part of one, that comes with its sentences when it is first shown, or a little ahead of that. */
export function lazily<Props>(parts: readonly Part[], open: () => Promise<{ default: Shown<Props> }>) {
  const load = async () => (await Promise.all([open(), learn(parts)]))[0];
  /** Tells whether it came; what cannot be had ahead is asked for again when it is wanted. */
  const comeAhead = () =>
    load().then(
      () => true,
      () => false,
    );
  return Object.assign(lazy<Shown<Props>>(load), { comeAhead });
}
