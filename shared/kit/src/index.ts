/** What later exercises are built on. Each file is the result of an earlier exercise: see README.md. */
export { answerErrors, noRoute } from './answer-errors.ts';
export { jsonBody } from './json-body.ts';
export { listen } from './listen.ts';
export { parseAs } from './parse-as.ts';
export { Problem, type ProblemOptions } from './problem.ts';
