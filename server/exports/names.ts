/** The formats of the record, by the endings of their files. */
export const formatNames = ['html', 'docx', 'pdf', 'md', 'csv', 'json', 'ics', 'irc'] as const;
export type Format = (typeof formatNames)[number];
