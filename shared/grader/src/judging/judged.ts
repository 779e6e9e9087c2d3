import { Report } from '@course/rubric/report';
import { z } from 'zod';

/** What a judge found of some code. */
export const Judged = z.union([
  z.object({
    report: Report,
    /** Criteria that passed in one run and failed in another; the report has the better verdict. */
    flaky: z.array(z.string()),
  }),
  /** The code could not be judged, through no fault that is known to be its own. */
  z.object({ problem: z.string() }),
]);
export type Judged = z.infer<typeof Judged>;
