export const pollCommands = {};
