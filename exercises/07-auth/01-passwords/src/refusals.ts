/** A login that failed. Why it did is nobody's business: it says the same every time. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';

  constructor(message = 'The name or the password is wrong.') {
    super(message);
  }
}

/** Somebody else has the name already. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken';

  constructor(message = 'This name is taken.') {
    super(message);
  }
}

/** A new password that is too short or too long. */
export class PasswordRefused extends Error {
  override readonly name = 'PasswordRefused';
}
