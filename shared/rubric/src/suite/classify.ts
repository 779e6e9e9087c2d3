import { STATUS_CODES } from 'node:http';
import { stripVTControlCharacters } from 'node:util';
import type { FailureDetails, FailureKind } from '@course/subject';
import type { Failure } from '../report/report.ts';
import { readable, shorten } from './readable.ts';
import type { Scope } from './scope.ts';

/** An error as vitest keeps it, or as it was thrown. */
interface Thrown {
  name?: string;
  message?: string;
  stack?: string;
  code?: string;
  kind?: FailureKind;
  details?: FailureDetails;
  expected?: unknown;
  actual?: unknown;
  timeout?: number;
}

/** How long the end of a process may take to be seen after its connections broke, in milliseconds. */
const ENDING = 300;

/** Puts whatever ended a criterion in its class, with the facts that the learner needs. */
export async function classify(error: unknown, scope: Scope): Promise<Failure> {
  const thrown = error as Thrown;
  const cause = (await causeOf(thrown, scope)) ?? (await faultOf(scope));
  const { kind, details } = cause ?? judgement(thrown, scope);
  const { output, ...facts } = details;
  return {
    kind,
    message: stripVTControlCharacters(thrown.message ?? ''),
    ...facts,
    exchanges: [...scope.exchanges],
    messages: latest(scope.messages),
    problems: [],
    output: stripVTControlCharacters(output ?? (await scope.output())),
    ...(thrown.stack && { trace: thrown.stack }),
  };
}

/** How many lines of a conversation are kept. */
const KEPT_MESSAGES = 16;

function latest(messages: string[]): string[] {
  return messages.length > KEPT_MESSAGES ? ['…', ...messages.slice(-KEPT_MESSAGES)] : [...messages];
}

interface Cause {
  kind: FailureKind;
  details: FailureDetails;
}

/** A failure of the process or of the wire: it comes before anything that was expected. */
async function causeOf(thrown: Thrown, scope: Scope): Promise<Cause | undefined> {
  if (thrown.kind) return behind({ kind: thrown.kind, details: thrown.details ?? {} }, scope);
  if (thrown.timeout && thrown.code === 'ECONNABORTED') return silence(thrown.timeout, scope);
  if (isBrokenConnection(thrown))
    return (await endOfProcess(scope)) ?? { kind: 'no-answer', details: {} };
  return undefined;
}

/** What a socket suffers may only be what became of the process. */
async function behind(cause: Cause, scope: Scope): Promise<Cause> {
  const { kind, details } = cause;
  if (kind === 'socket-closed' || kind === 'socket-refused') {
    return (await endOfProcess(scope)) ?? cause;
  }
  if (kind === 'no-answer' || kind === 'no-message' || kind === 'socket-open') {
    const silent = await silence(details.waited ?? 0, scope);
    return silent.kind === 'no-answer' ? cause : silent;
  }
  return cause;
}

/** No answer came: something became of the process, or the handler never sent one. */
async function silence(waited: number, scope: Scope): Promise<Cause> {
  const { kind, details } = (await endOfProcess(scope)) ?? { kind: 'no-answer', details: {} };
  return { kind, details: { waited, ...details } };
}

/** Code that stands still, or has come to grief, does nothing right: what it answered says less. */
async function faultOf(scope: Scope): Promise<Cause | undefined> {
  const fault = await scope.fault();
  return fault && { kind: fault.kind, details: fault.details };
}

async function endOfProcess(scope: Scope): Promise<Cause | undefined> {
  const reason = (await scope.fault()) ?? (await scope.endOfProcess(ENDING));
  return reason && { kind: reason.kind, details: reason.details };
}

function isBrokenConnection({ code, message = '' }: Thrown): boolean {
  return (
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET'].includes(code ?? '') ||
    /socket hang up|other side closed/.test(message)
  );
}

/** The code ran and answered; what it answered was not what was expected. */
function judgement(thrown: Thrown, { exchanges }: Scope): Cause {
  const { expected, actual, message = '' } = thrown;
  const status = exchanges.at(-1)?.response?.status;
  const details: FailureDetails = {
    ...(expected !== undefined && { expected: readable(expected) }),
    ...(actual !== undefined && { actual: readable(actual) }),
  };
  // Supertest says both only in its message.
  const [, wanted = expected, got = actual] =
    /^expected (\d{3}) ".*", got (\d{3}) "/.exec(message) ?? [];
  if (isStatus(wanted) && Number(got) === status) {
    return { kind: 'wrong-status', details: { expected: named(wanted), actual: named(got) } };
  }
  const header = /^expected "([^"]+)" (?:header field|of )/.exec(message);
  if (header?.[1]) {
    const [, wantedText, gotText] = / of "?(.*?)"?, got "?(.*?)"?$/.exec(message) ?? [];
    return {
      kind: 'wrong-header',
      details: {
        name: header[1],
        ...(wantedText && { expected: wantedText }),
        ...(gotText && { actual: gotText }),
      },
    };
  }
  if (details.expected === undefined && details.actual === undefined) {
    details.error = {
      name: thrown.name ?? 'Error',
      message: shorten(stripVTControlCharacters(message)),
    };
  }
  return { kind: status === undefined ? 'wrong-result' : 'wrong-body', details };
}

function isStatus(value: unknown): boolean {
  return STATUS_CODES[String(value)] !== undefined;
}

function named(status: unknown): string {
  return `${String(status)} ${STATUS_CODES[String(status)] ?? ''}`.trim();
}
