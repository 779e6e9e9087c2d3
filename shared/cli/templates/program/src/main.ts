import { portFrom } from './port.ts';

const port = portFrom(process.env.PORT);

// Your server begins here, on this port of 127.0.0.1.
console.log(`Nothing is written here yet for port ${port}.`);
