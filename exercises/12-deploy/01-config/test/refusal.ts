import type { Fixtures } from '@course/rubric';

type StartProgram = Fixtures<unknown>['program'];

/** How a program ended, and what it printed. */
export interface Refusal {
  listened: boolean;
  exitCode: number | null | undefined;
  output: string;
}

/** Starts the program where it ought to refuse to start. */
export async function refusalOf(
  program: StartProgram,
  env: Record<string, string>,
): Promise<Refusal> {
  const started = await program.launch(env);
  const listened = await started.listening().then(
    () => true,
    () => false,
  );
  // One that listens has no reason to end.
  const end = listened ? undefined : await started.exit();
  return { listened, exitCode: end?.code, output: started.output };
}

/** Which of the texts the output has. */
export function found(output: string, texts: readonly string[]): string[] {
  return texts.filter((text) => output.includes(text));
}
