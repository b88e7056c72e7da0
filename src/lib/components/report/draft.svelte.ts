/** What the person has made of a report, kept on this device as they go, with a way back. */
import type { Problem } from '$lib/core/result';
import { NO_EDITS, type ReportEdits } from '$lib/core/report/edits';
import { NO_WORDS, type ReportWords } from '$lib/core/report/own-words';
import { NO_DRAFT, readDraft, writeDraft, type ReportDraft } from '$lib/data/report-drafts';

/** Steps that can be undone. */
const MOST_STEPS = 100;

const device = () => localStorage;

export class Draft {
	#key: string | null = null;
	#kept: ReportDraft = $state.raw(NO_DRAFT);
	#before: readonly ReportEdits[] = $state.raw([]);
	/** Why the device does not keep it; null where it does. */
	problem: Problem | null = $state.raw(null);

	get edits(): ReportEdits {
		return this.#kept.edits;
	}

	get words(): ReportWords {
		return this.#kept.words;
	}

	get canUndo(): boolean {
		return this.#before.length > 0;
	}

	/** Takes what the device keeps for this subject. */
	open(key: string): void {
		if (key === this.#key) return;
		this.#key = key;
		this.#before = [];
		const read = readDraft(device, key);
		this.#kept = read.ok ? read.value : NO_DRAFT;
		this.problem = read.ok ? null : read.problem;
	}

	edit(edits: ReportEdits): void {
		this.#before = [...this.#before.slice(1 - MOST_STEPS), this.#kept.edits];
		this.#keep({ ...this.#kept, edits });
	}

	undo(): void {
		const edits = this.#before.at(-1);
		if (!edits) return;
		this.#before = this.#before.slice(0, -1);
		this.#keep({ ...this.#kept, edits });
	}

	/** The report as it was made; can be undone. */
	reset(): void {
		this.edit(NO_EDITS);
	}

	write(words: Partial<ReportWords>): void {
		this.#keep({ ...this.#kept, words: { ...this.#kept.words, ...words } });
	}

	eraseWords(): void {
		this.#keep({ ...this.#kept, words: NO_WORDS });
	}

	#keep(draft: ReportDraft): void {
		this.#kept = draft;
		// What a newer version wrote is not written over.
		if (this.#key === null || this.problem?.code === 'draft-too-new') return;
		const written = writeDraft(device, this.#key, draft);
		this.problem = written.ok ? null : written.problem;
	}
}
