export type { LastingWorker, Listener } from './lasting-worker.ts';
export { WarmPool } from './warm-pool.ts';
