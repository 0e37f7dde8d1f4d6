/** Under what a device remembers the group that somebody was in last: whoever went back to plenary finds the way there again. */
export const lastGroup = (code: string, personId: string): string => `onefloor.group.${code}.${personId}`;
