/** A command as it is typed, in this process: its settings are those of `process.env`. */
import { runProgram } from '../../src/cli/program.ts';

export const mara = async (...args: string[]) => {
  const printed = { out: '', err: '' };
  const exit = await runProgram(args, '0', {
    out: (words) => (printed.out += words),
    err: (words) => (printed.err += words),
  });
  return { exit, ...printed };
};
