export const relayCommands = {};
