/**
 * A field that shows what is kept and keeps what is typed. What another window writes is shown at
 * once, unless somebody is typing here: their text stays in the field until they leave it.
 */
import type { Attachment } from 'svelte/attachments';

export type Typed = {
	/** What is kept; read as it changes. */
	readonly value: () => string;
	/**
	 * Somebody begins to type.
	 * @returns what keeps their text, wherever the page has gone by then; `gone` where the field has
	 *   gone too, with what it belongs to, so that `value` can no longer be asked
	 */
	readonly begin: () => (text: string, gone: boolean) => void;
	/** Kept with every letter, or when the field or the page is left. */
	readonly when: 'letter' | 'leave';
};

export function typed({
	value,
	begin,
	when
}: Typed): Attachment<HTMLInputElement | HTMLTextAreaElement> {
	return (field) => {
		/** Keeps the text of whoever is typing; null while nobody is. */
		let keep: ((text: string, gone: boolean) => void) | null = null;
		/** Typed and not kept yet. */
		let waiting = false;
		const listening = new AbortController();
		const { signal } = listening;

		function show(text: string): void {
			if (!keep && field.value !== text) field.value = text;
		}

		function flush(gone = false): void {
			if (!waiting) return;
			waiting = false;
			keep?.(field.value, gone);
		}

		function leave(): void {
			flush();
			keep = null;
			show(value());
		}

		field.addEventListener(
			'input',
			() => {
				keep ??= begin();
				waiting = true;
				if (when === 'letter') flush();
			},
			{ signal }
		);
		// A field that is removed with what it belongs to hears of it as if it were left, before it is told that it is gone.
		const leaveUnlessGone = () => {
			queueMicrotask(() => {
				if (!signal.aborted) leave();
			});
		};
		field.addEventListener('blur', leaveUnlessGone, { signal });
		// Enter in a field of one line.
		field.addEventListener('change', leaveUnlessGone, { signal });
		// On some phones a tap on a button leaves the focus in the field.
		document.addEventListener(
			'pointerdown',
			({ target }) => {
				if (target !== field) leave();
			},
			{ signal, capture: true }
		);
		// A phone may close the page without a word once it is out of sight.
		document.addEventListener('visibilitychange', () => flush(), { signal });
		window.addEventListener('pagehide', () => flush(), { signal });
		$effect(() => show(value()));
		return () => {
			flush(true);
			listening.abort();
		};
	};
}

/**
 * The same for a field of something larger that is kept whole.
 * @param seen all that is there, as somebody sees it who begins to type
 * @param write with what was seen, where the same field was changed elsewhere meanwhile: the change
 *   then stands beside that one instead of replacing it
 */
export function typedIn<T>(
	value: () => string,
	seen: () => T,
	write: () => (text: string, seen: T | undefined) => void
): Attachment<HTMLInputElement | HTMLTextAreaElement> {
	return typed({
		value,
		when: 'leave',
		begin: () => {
			const [before, all, keep] = [value(), seen(), write()];
			return (text, gone) => keep(text, !gone && value() === before ? undefined : all);
		}
	});
}
