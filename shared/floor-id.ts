/** `plenary`, and later one for each open group. Queue and floor do not know which they serve. */
export type FloorId = string;
export const plenary: FloorId = 'plenary';
