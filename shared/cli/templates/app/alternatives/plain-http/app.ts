import type { RequestListener } from 'node:http';
import type { Item } from './item.ts';

/** The same contract without Express, and with every answer written ahead. */
export function createApp({ items }: { items: Item[] }): RequestListener {
  const answers = new Map(
    items.map(({ id, name, dailyPrice }) => [
      `/items/${id}`,
      JSON.stringify({ id, name, dailyPrice }),
    ]),
  );
  const problem = JSON.stringify({ type: 'about:blank', title: 'Not Found', status: 404 });

  return ({ method, url }, response) => {
    const answer = method === 'GET' ? answers.get(url ?? '') : undefined;
    const type = answer ? 'application/json' : 'application/problem+json';
    response.writeHead(answer ? 200 : 404, { 'Content-Type': type }).end(answer ?? problem);
  };
}
