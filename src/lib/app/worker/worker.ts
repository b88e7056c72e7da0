/** Passes messages between the page and the answers; lets newer questions in while it works. */
import '../device/built-ins.ts';
import { hearing, type ToWorker } from './answers.ts';

const hear = hearing((message) => {
	postMessage(message);
});

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	hear(data);
});
