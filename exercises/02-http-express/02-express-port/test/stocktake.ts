import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** A stocktake as a client sees it. */
export interface Stocktake {
  status: number | undefined;
  type: string | undefined;
  lines: string[];
  /** Only a whole answer has a proper end: the last chunk, of no bytes. */
  end: 'whole' | 'cut off' | 'never';
}

/** How long the answer may take, in milliseconds. */
const PATIENCE = 2000;

/** Reads `/stocktake`, and how it ends, which supertest does not tell. */
export async function readStocktake(url: string): Promise<Stocktake> {
  const patience = AbortSignal.timeout(PATIENCE);
  const request = get(`${url}/stocktake`, { agent: false, signal: patience });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { statusCode: status, headers } = response;
  const { text, isBroken } = await readAll(response);
  return {
    status,
    type: headers['content-type'],
    lines: text.split('\n').filter((line) => line !== ''),
    end: !isBroken ? 'whole' : patience.aborted ? 'never' : 'cut off',
  };
}

/** A body as far as it came. */
async function readAll(response: IncomingMessage): Promise<{ text: string; isBroken: boolean }> {
  let text = '';
  try {
    for await (const part of response.setEncoding('utf8')) text += part;
    return { text, isBroken: false };
  } catch {
    return { text, isBroken: true };
  }
}

/** What the stocktake says of these items. */
export function linesOf(items: object[]): string[] {
  return items.map((item) => JSON.stringify(item));
}
