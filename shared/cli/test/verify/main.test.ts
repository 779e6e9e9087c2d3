import { expect, test } from 'vitest';
import { verify } from '../../src/verify/main.ts';

/** What `verify` says, and how it ends. */
async function verified(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const screen = {
    print: (text: string) => void printed.push(text),
    complain: (text: string) => void complaints.push(text),
  };
  const code = await verify(args, screen);
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

test('--help lists the steps and runs none', async () => {
  const { code, printed } = await verified('--help');
  expect(code).toBe(0);
  expect(printed).toMatch(/^Usage: npm test/);
  expect(printed).toMatch(/^ {2}proofs /m);
});

test.each([[['--only', 'nothing']], [['--fast']], [['lint']]])(
  '%j is a usage error',
  async (args) => {
    const { code, printed, complaints } = await verified(...args);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(complaints).toContain('Usage: npm test');
  },
);
