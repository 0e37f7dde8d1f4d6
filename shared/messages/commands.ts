import { draftingCommands } from './drafting.ts';
import { readingBackCommands } from './reading-back.ts';
import { settlingCommands } from './settling.ts';

export const messagesCommands = { ...draftingCommands, ...readingBackCommands, ...settlingCommands };
