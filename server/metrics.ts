import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Numbers about the process, without anything that says which meeting or who. */
export function createMetrics() {
  const registers = [new Registry()];
  const registry = registers[0]!;
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({ name: 'onefloor_commands_total', help: 'Commands answered.', labelNames: ['outcome'], registers });
  const facts = new Counter({ name: 'onefloor_facts_total', help: 'Facts on disk.', registers });
  const connections = new Gauge({ name: 'onefloor_connections', help: 'Screens connected.', registers });
  const batches = new Counter({ name: 'onefloor_batches_total', help: 'Batches handed to screens.', registers });
  const batchBytes = new Counter({ name: 'onefloor_batch_bytes_total', help: 'Bytes handed to screens in batches.', registers });
  const storeFailures = new Counter({ name: 'onefloor_store_failures_total', help: 'Appends that the store did not keep.', registers });
  const documentSteps = new Counter({ name: 'onefloor_document_steps_total', help: 'Steps of live documents on disk.', registers });
  const commitSeconds = new Histogram({
    name: 'onefloor_commit_seconds',
    help: 'From handing facts to the store until they are on disk.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    command: (outcome: 'done' | 'refused' | 'failed') => commands.inc({ outcome }),
    connections: (open: number) => connections.set(open),
    batch: ({ screens, bytes }: { screens: number; bytes: number }) => {
      batches.inc(screens);
      batchBytes.inc(screens * bytes);
    },
    committed: ({ count, seconds }: { count: number; seconds: number }) => {
      facts.inc(count);
      commitSeconds.observe(seconds);
    },
    documentStep: () => documentSteps.inc(),
    storeFailed: () => storeFailures.inc(),
    /** Asked each time the numbers are read. */
    countMeetings(open: () => number) {
      const gauge: Gauge = new Gauge({
        name: 'onefloor_meetings_open',
        help: 'Meetings held in memory.',
        registers,
        collect: () => gauge.set(open()),
      });
    },
  };
}
