import type { Failure } from '../report/report.ts';

/** How failures are told, in English. The other languages have the same shape. */
export const failure = {
  sentence: {
    'type-error': ({ problems }): string =>
      problems.length > 1
        ? 'TypeScript found mistakes in your code. Begin with the first: others often follow from it.'
        : 'TypeScript found a mistake in your code.',
    'syntax-error': () => 'Your code cannot be read: there is a mistake in its syntax.',
    'threw-at-import': () =>
      'Your code threw an error while it was being loaded, before anything was called.',
    'missing-file': ({ name = '' }) => `The file ${name} is missing.`,
    'missing-export': ({ name = '', found = [] }) =>
      `Your code does not export \`${name}\`. ${found.length > 0 ? `It exports: ${found.join(', ')}.` : 'It exports nothing.'}`,
    exited: ({ exitCode = 0, location }) =>
      location
        ? `Your code ended the process with exit code ${exitCode} before it had answered. Leave out process.exit: it ends all that runs in the process.`
        : `Your program ended with exit code ${exitCode} before it had answered: nothing in it was left to wait for. Does it listen?`,
    crashed: () => 'An error that nothing caught ended your process.',
    'unhandled-rejection': () =>
      'A promise was rejected and nobody awaited it. In a real server this ends the process for everyone. Await it, or catch the error.',
    'out-of-memory': () =>
      'Your code used more memory than it may have. Something grows without end.',
    'too-many-processes': () =>
      'Your code started more processes or threads than it may have. Something starts others without end.',
    killed: ({ signal = '' }) => `Your process was ended by the signal ${signal}.`,
    'hung-at-import': ({ waited = 0 }) =>
      `Your code was still not loaded after ${seconds(waited)}. Is there an endless loop, or an await that never ends, at the top level?`,
    hung: ({ waited = 0 }) =>
      `Your code kept the event loop busy${waited ? ` for ${seconds(waited)}` : ''}, so nothing else could run. Look for a loop that never ends.`,
    'never-settled': () =>
      'The promise that your code returned never settles: nothing is left that could resolve or reject it. Is there a path on which neither happens?',
    'no-answer': ({ waited = 0 }) =>
      `No answer came${waited ? ` within ${seconds(waited)}` : ''}. Does every path of the handler send a response?`,
    'never-listened': ({ waited = 0 }) =>
      `Your app did not listen on any port within ${seconds(waited)}.`,
    'never-exited': ({ waited = 0 }) =>
      `Your program was still running ${seconds(waited)} later. What keeps it alive?`,
    threw: ({ name }) =>
      `${name ? `\`${name}\`` : 'Your code'} threw an error that was not expected here.`,
    'no-app': ({ actual = 'undefined' }) =>
      `\`createApp\` must return an Express app, a request listener or an http.Server. It returned: ${actual}`,
    'wrong-status': ({ expected = '', actual = '' }) =>
      `The status should have been ${expected}, but it was ${actual}.`,
    'wrong-header': ({ name = '', expected, actual }) =>
      `The header \`${name}\` ${actual ? `is ${actual}` : 'is missing'}${expected ? `; expected: ${expected}` : ''}.`,
    'wrong-body': () => 'The answer was not as expected.',
    'wrong-result': () => 'The result was not as expected.',
    'no-message': ({ waited = 0 }) =>
      `The message that was expected did not come within ${seconds(waited)}.`,
    'socket-closed': ({ actual = '' }) =>
      `The socket was closed (code ${actual}) before the expected message came.`,
    'socket-refused': ({ actual = '' }) =>
      `The WebSocket should have been opened, but the server answered ${actual}.`,
    'socket-open': ({ waited = 0 }) =>
      `The socket was still open after ${seconds(waited)}, and should have been closed by then.`,
    'socket-accepted': () => 'The WebSocket should have been refused, but it was opened.',
    'transaction-open': () =>
      'A transaction was left open after its request had been answered: it still holds a lock that others wait for. Every way out must end it, with COMMIT or ROLLBACK.',
    'too-large': () => 'What your code returned is far too large.',
    'wrong-file': ({ name = '' }) => `The file ${name} is not as it must be.`,
    'not-deployed': ({ name = '' }) =>
      `${name} names no address yet. Publish the app, then write its address there.`,
    'wrong-address': ({ actual = '' }) =>
      `An address looks like https://lainaamo.example: HTTPS, a name, and nothing after it. Yours is ${actual}.`,
    'not-public': ({ name = '', actual = '' }) =>
      `${name} leads to ${actual}. That address is not public: from elsewhere nobody gets there.`,
    unreachable: ({ name = '', waited }) =>
      `${name} did not answer${waited ? ` within ${seconds(waited)}` : ''}. Does the app run there, and is this computer online?`,
    'bad-certificate': ({ name = '' }) =>
      `The certificate at ${name} is not valid, so nobody can tell who answers there.`,
    'scenario-error': () =>
      'The rubric itself is at fault here, not your code. Please tell your teacher.',
    environment: () =>
      'This could not be judged because something on this machine fails. Try: npx course doctor',
  } satisfies Record<Failure['kind'], (failure: Failure) => string>,
  at: (place: string) => `at ${place}`,
  expected: 'Expected:',
  actual: 'Received:',
  error: 'Error:',
  before: 'Before that:',
  sent: 'Sent:',
  answered: 'Answered:',
  noBody: '(no body)',
  noAnswer: 'no answer',
  messages: 'On the wire:',
  output: 'Your code printed:',
  trace: 'Trace:',
  hidden:
    'This criterion has hidden inputs, so neither they nor the answers to them are shown. Does your code do what the task says for any input?',
  more: (count: number) => `… and ${count} more ${count === 1 ? 'line' : 'lines'}`,
};

/** The shape of how failures are told. */
export type FailureTexts = typeof failure;

/** Milliseconds in words. */
function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(1))} s`;
}
