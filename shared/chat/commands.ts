export const chatCommands = {};
