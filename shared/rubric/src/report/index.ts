export {
  Exchange,
  Failure,
  machineFaults,
  Report,
  toReport,
  TypeProblem,
  Verdict,
} from './report.ts';
