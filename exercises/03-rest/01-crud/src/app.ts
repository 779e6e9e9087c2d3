import express, { type Express } from 'express';
import { sendProblem } from './problem.ts';

/** Builds the app. Each has items of its own, and starts with none. */
export function createApp(): Express {
  const app = express();
  // Your routes take this one's place.
  app.use((_request, response) => {
    sendProblem(response, 501, 'Nothing is written here yet.');
  });
  return app;
}
