import type { Context, Given, Outcome } from '../../command.ts';

/** What brings one kind of file in. */
export type Importer = {
  /** The options and switches it understands, as they are typed; others are refused. */
  takes: readonly string[];
  run(context: Context, file: string, given: Given): Promise<Outcome>;
};
