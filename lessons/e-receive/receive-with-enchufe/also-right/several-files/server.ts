import { App } from 'enchufe';
import { measure } from './routes/measure.ts';
import { add } from './routes/add.ts';

const app = new App();
app.websocket('/length', measure);
app.websocket('/sum', add);
await app.listen(Number(process.env.PORT ?? 8000));
