/**
 * The names that Node's `http` lends from its WebSocket client, which it loads when one of them is read.
 * An import statement reads every name of a built-in module.
 */
const LENT = ['WebSocket', 'CloseEvent', 'MessageEvent'] as const;

let done = false;

/**
 * Lets `import … from 'node:http'` leave Node's WebSocket client unloaded until somebody uses it. Loading it
 * takes longer than everything else that a process does at its start, and an app is no WebSocket client.
 */
export function lightenHttp(): void {
  if (done) return;
  done = true;
  const http = process.getBuiltinModule('node:http');
  for (const name of LENT) {
    Object.defineProperty(http, name, { value: standIn(() => globalThis[name]) });
  }
}

/** Something that can be called, constructed and asked like the real one, and looks for it at first use. */
function standIn(real: () => object): unknown {
  const traps = Object.getOwnPropertyNames(Reflect).map((trap) => {
    const act = Reflect.get(Reflect, trap) as (...all: unknown[]) => unknown;
    return [trap, (...[, ...rest]: unknown[]) => act(real(), ...rest)];
  });
  return new Proxy(blank.bind(undefined), Object.fromEntries(traps) as ProxyHandler<object>);
}

/** Once bound it can be constructed, and has no property that a proxy must show as it is. */
function blank(this: undefined): void {}
