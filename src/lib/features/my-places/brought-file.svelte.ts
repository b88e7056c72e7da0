/**
 * A file on its way into a maker: read beside the page, so that the page answers meanwhile. What
 * was read before stays until another file could be, and reading can be ended.
 */
import { checkFileSize } from '$lib/domain/places/places-file';
import { fail, type Problem, type Result } from '$lib/domain/result';

export class BroughtFile<T> {
	/** The last file that could be read. */
	read: { readonly name: string; readonly text: string; readonly value: T } | null =
		$state.raw(null);
	/** Name of the file that is being read. */
	reading: string | null = $state(null);
	problem: Problem | null = $state.raw(null);
	#asked = 0;

	/**
	 * @param ask reads a text
	 * @param stop ends reading at once
	 */
	constructor(
		private readonly ask: (text: string) => Promise<Result<T>>,
		private readonly stop: () => void
	) {}

	async take(file: File): Promise<void> {
		await this.#await(file.name, () => textOf(file));
	}

	/** Reads the last file anew, because something else about it was chosen. */
	async again(): Promise<void> {
		const { read } = this;
		if (!read) return;
		await this.#await(read.name, () => Promise.resolve({ ok: true, value: read.text }));
	}

	cancel(): void {
		this.#asked++;
		this.reading = null;
		this.stop();
	}

	async #await(name: string, load: () => Promise<Result<string>>): Promise<void> {
		if (this.reading !== null) this.cancel();
		const number = ++this.#asked;
		this.reading = name;
		this.problem = null;
		const text = await load();
		if (number !== this.#asked) return;
		const answer = text.ok ? await this.ask(text.value) : text;
		if (number !== this.#asked) return;
		this.reading = null;
		if (answer.ok && text.ok) this.read = { name, text: text.value, value: answer.value };
		else if (!answer.ok) this.problem = answer.problem;
	}
}

async function textOf(file: File): Promise<Result<string>> {
	const size = checkFileSize(file.size);
	if (!size.ok) return size;
	const text: unknown = await file.text().catch((error: unknown) => error);
	return typeof text === 'string' ? { ok: true, value: text } : fail('file-not-json');
}
