export { verifyByHand } from './by-hand.ts';
export { openKeyring } from './keyring.ts';
export { TokenRefused } from './token.ts';
export { verifyWithLibrary } from './with-library.ts';
