/** A request of the door that is answered with a no: what happened and what to do. */
export class Declined extends Error {
  override name = 'Declined';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** One answer for what does not exist and for what is not yours, so that nobody can tell which it was. */
export const notFound = () =>
  new Declined(404, 'not-found', 'There is nothing here for you. Check the code or the link, or ask the secretariat for a new one.');

export const storeFailing = () =>
  new Declined(503, 'store-failing', 'The server cannot write to its disk now, so nothing was changed. Try again in a moment.');
