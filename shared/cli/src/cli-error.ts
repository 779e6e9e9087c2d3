import { EXIT, type ExitCode } from './exit-codes.ts';

/** Something that the person at the keyboard can mend; the message says how. No stack is shown. */
export class CliError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.USAGE, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}
