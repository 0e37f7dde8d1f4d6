/**
 * Suggested where somebody says which language they prefer to speak: those of the United Nations. Each is called what it calls
 * itself on every screen, so that all who chose it are counted together.
 */
export const suggestedLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
