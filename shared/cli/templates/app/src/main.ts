import { createServer } from 'node:http';
import { createApp } from './app.ts';

const items = [
  { id: 'drill', name: 'Hammer drill', dailyPrice: 1250, boughtFor: 18_900 },
  { id: 'kayak', name: 'Kayak', dailyPrice: 3900, boughtFor: 64_500 },
];

// Without PORT, any free port.
const server = createServer(createApp({ items }));
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(server.address());
});
