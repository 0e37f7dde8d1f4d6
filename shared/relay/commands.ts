import { askingCommands } from './asking.ts';
import { deskCommands } from './desk.ts';

export const relayCommands = { ...askingCommands, ...deskCommands };
