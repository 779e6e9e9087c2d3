import { SubjectFailure } from '@course/subject';

/**
 * Makes what a criterion needs before the student's code has a part in it. What goes wrong here, such as a
 * full disk, is the machine's doing and no verdict on the code.
 *
 * @throws SubjectFailure `environment`, or what `make` says of the code
 */
export async function ofThisMachine<Value>(make: () => Promise<Value>): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof SubjectFailure) throw error;
    const { name, message } = error as Error;
    throw new SubjectFailure('environment', { error: { name, message } }, { cause: error });
  }
}
