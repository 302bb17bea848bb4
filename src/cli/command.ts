import type { App } from '../compose.ts';
import type { Lang, MessageKey, MessageParams } from '../shared/i18n.ts';
import type { Stage } from './progress.ts';

/** What the exit status tells (README, "Exit status"). */
export const EXIT = { done: 0, failed: 1, misuse: 2, waits: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** What a command found: `json` for programs, `lines` for people. */
export type Outcome = { json: unknown; lines: string[]; exit: Exit };

export type Context = {
  app: App;
  lang: Lang;
  /** A sentence in the reader's language. */
  t: (key: MessageKey, params?: MessageParams) => string;
  /** Shows a long piece of work while it lasts. */
  stage: Stage;
};

/** What was typed behind the command. */
export type Given = {
  switches: Readonly<Record<string, boolean>>;
  /** Arguments and options by name; an option that was not given is missing. */
  values: Readonly<Record<string, string>>;
};

export type Command = {
  name: string;
  summary: MessageKey;
  /** Arguments in their order, with what they mean; all are needed. */
  args?: Readonly<Record<string, MessageKey>>;
  /** Arguments behind those, which may be left out: an empty text stands for one that is. */
  optional?: Readonly<Record<string, MessageKey>>;
  /** Switches, without their dashes, with what they mean. */
  switches?: Readonly<Record<string, MessageKey>>;
  /** Options that take a value: what it is called, what it means. */
  options?: Readonly<Record<string, { value: MessageKey; meaning: MessageKey }>>;
  run(context: Context, given: Given): Promise<Outcome>;
};
