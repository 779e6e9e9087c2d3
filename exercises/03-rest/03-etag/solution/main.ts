import { listen } from '@course/kit';
import { createApp } from './app.ts';

// So slow that two requests, sent by hand side by side, meet.
const app = createApp({ delay: 100 });

listen(app);
