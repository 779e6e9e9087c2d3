/** Whether the program wants more work: `/ready` tells it, the first signal ends it. */
export interface Readiness {
  ready: boolean;
}
