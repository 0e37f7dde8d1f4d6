import { sql, type Kysely, type Migration } from 'kysely';

/** What the data file went through, in order. One that has been released is never edited: the next one is added below it. */
export const migrations: Record<string, Migration> = {
  '0001-meetings': { up: meetings },
  '0002-lanes-and-boxes': { up: lanesAndBoxes },
  '0003-documents': { up: documents },
  '0004-document-writers': { up: documentWriters },
  '0005-series': { up: series },
  '0006-document-versions': { up: documentVersions },
  '0007-caption-streams': { up: captionStreams },
  '0010-erasing': { up: erasing },
  '0011-transcripts': { up: transcripts },
  '0012-evaluation': { up: evaluation },
};

async function meetings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('meetings')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute();

  await schema
    .createTable('facts')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('facts_key', ['meeting_id', 'seq'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();

  await schema
    .createTable('answers')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('command_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['meeting_id', 'person_id', 'command_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();

  // `number` keeps the order in which people were entered, merged, and came.
  await schema
    .createTable('cards')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addUniqueConstraint('cards_key', ['meeting_id', 'person_id'])
    .modifyEnd(sql`strict`)
    .execute();

  await schema
    .createTable('merged')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('into_id', 'text', (column) => column.notNull())
    .addUniqueConstraint('merged_key', ['meeting_id', 'person_id'])
    .modifyEnd(sql`strict`)
    .execute();

  await schema
    .createTable('visits')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull().check(sql`what in ('came', 'left')`))
    .modifyEnd(sql`strict`)
    .execute();
  await schema.createIndex('visits_of_meeting').on('visits').column('meeting_id').execute();

  await schema
    .createTable('probes')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('filler', 'blob', (column) => column.notNull())
    .modifyEnd(sql`strict`)
    .execute();
}

async function lanesAndBoxes({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('lines')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('floor', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('lines_key', ['meeting_id', 'number'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
  await schema.createIndex('lines_of_lane').on('lines').columns(['meeting_id', 'lane', 'floor', 'number']).execute();

  await schema
    .createTable('boxes')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('poll_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('sealed', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('boxes_key', ['meeting_id', 'poll_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
}

async function documents({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('documents')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('documents_key', ['meeting_id', 'document_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();

  // A state can be long: it does not stand among the keys.
  await schema
    .createTable('document_steps')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_steps_key', ['meeting_id', 'document_id', 'number'])
    .addForeignKeyConstraint('steps_of_document', ['meeting_id', 'document_id'], 'documents', ['meeting_id', 'document_id'])
    .modifyEnd(sql`strict`)
    .execute();
}

/** How far the captions of a link have come: one row that is written over. */
async function captionStreams({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('caption_streams')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('link_id', 'text', (column) => column.notNull())
    .addColumn('stream', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('caption_streams_key', ['meeting_id', 'link_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
}

async function series({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('meetings')
    .addColumn('follows', 'text', (column) => column.references('meetings.id'))
    .execute();
}

async function documentVersions({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('document_versions')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('by', 'text')
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('writers', 'text', (column) => column.notNull())
    .addColumn('state', 'blob', (column) => column.notNull())
    .addColumn('markdown', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_versions_key', ['meeting_id', 'document_id', 'number'])
    .addForeignKeyConstraint('versions_of_document', ['meeting_id', 'document_id'], 'documents', ['meeting_id', 'document_id'])
    .modifyEnd(sql`strict`)
    .execute();

  // Who wrote since the last version.
  await schema
    .createTable('document_unkept')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_unkept_key', ['meeting_id', 'document_id', 'person_id'])
    .addForeignKeyConstraint('unkept_of_document', ['meeting_id', 'document_id'], 'documents', ['meeting_id', 'document_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
}

/** What an erasing has still to do, and of whom the numbers are that editors write under: of the first whose step had one. */
async function erasing({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('erasings')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('begun', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('erasings_key', ['meeting_id', 'person_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
  await schema
    .createTable('document_clients')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('client', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_clients_key', ['meeting_id', 'document_id', 'client'])
    .addForeignKeyConstraint('clients_of_document', ['meeting_id', 'document_id'], 'documents', ['meeting_id', 'document_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
}

/** The words of transcripts, beside the facts that tell of them. A head can be long: it does not stand among the keys. */
async function transcripts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('transcripts')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('transcript_id', 'text', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('transcripts_key', ['meeting_id', 'transcript_id'])
    .modifyEnd(sql`strict`)
    .execute();
  await schema
    .createTable('transcript_turns')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('transcript_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('whose', 'text')
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('time', 'text')
    .addColumn('paragraphs', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('transcript_turns_key', ['meeting_id', 'transcript_id', 'number'])
    .addForeignKeyConstraint('turns_of_transcript', ['meeting_id', 'transcript_id'], 'transcripts', ['meeting_id', 'transcript_id'])
    .modifyEnd(sql`strict`)
    .execute();
}

/** Rows of one length, in the order of their names, which are of chance: nothing says which came first (N32). */
async function evaluation({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('evaluation_words')
    .addColumn('meeting_id', 'text', (column) => column.notNull().references('meetings.id'))
    .addColumn('question_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('words', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('evaluation_words_key', ['meeting_id', 'question_id', 'name'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
}

async function documentWriters({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('document_writers')
    .addColumn('meeting_id', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_writers_key', ['meeting_id', 'document_id', 'person_id'])
    .addForeignKeyConstraint('writers_of_document', ['meeting_id', 'document_id'], 'documents', ['meeting_id', 'document_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
}
