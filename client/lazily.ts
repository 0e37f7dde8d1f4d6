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
  return Object.assign(
    lazy<Shown<Props>>(() => persistently(load)),
    { comeAhead },
  );
}

const againAfterMs = 1_000;
const mostTimes = 30;

/** What is opened while the line is lost comes once it is back. In the end it is not the line: then the page stops and can be loaded again. */
export async function persistently<Found>(load: () => Promise<Found>, times = 1): Promise<Found> {
  try {
    return await load();
  } catch (failure) {
    if (times >= mostTimes && navigator.onLine) throw failure;
    await new Promise((again) => setTimeout(again, againAfterMs));
    return persistently(load, times + 1);
  }
}
