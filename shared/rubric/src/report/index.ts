export { Exchange, Failure, Report, toReport, TypeProblem, Verdict } from './report.ts';
