/** A program that imports `node:http` after it was lightened, and tells what it got. */
import { lightenHttp } from '../../src/host/light-http.ts';

lightenHttp();
const { WebSocket, CloseEvent, MessageEvent } = await import('node:http');
// Node lists what it has loaded of itself; the types do not know of it.
const { moduleLoadList } = process as unknown as { moduleLoadList: string[] };
const isLoaded = (): boolean => moduleLoadList.some((name) => name.endsWith('undici/undici'));

const loadedByImport = isLoaded();
const event = new CloseEvent('close');
let thrown = '';
try {
  void new WebSocket('no address');
} catch (error) {
  thrown = (error as Error).name;
}
process.send?.({
  loadedByImport,
  loadedByUse: isLoaded(),
  names: [WebSocket, CloseEvent, MessageEvent].map(({ name }) => name),
  isInstance: event instanceof globalThis.CloseEvent && event instanceof CloseEvent,
  constant: WebSocket.OPEN,
  thrown,
});
