import { expect } from '@course/rubric';
import type { Api } from './loans.ts';

type Request = ReturnType<Api['get']>;

/** Sends a request that must be refused, with problem details that tell the same status. */
export async function expectProblem(request: Request, status: number): Promise<Awaited<Request>> {
  const response = await request
    .expect(status)
    .expect('content-type', /^application\/problem\+json/);
  expect(response.body).toMatchObject({
    type: expect.any(String),
    title: expect.stringMatching(/\S/),
    status,
    detail: expect.stringMatching(/\S/),
  });
  return response;
}
