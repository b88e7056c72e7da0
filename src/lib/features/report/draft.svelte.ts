/** What the person has made of a report, kept on this device as they go, with a way back. */
import { DeviceList, newId, stamp } from '$lib/features/share/device-list.svelte';
import {
	doubledWords,
	draftOf,
	NO_FIELDS,
	otherWordings,
	saysNothing,
	versionsOfWords,
	withEdits,
	withoutWords,
	withSent,
	withWords,
	type DraftFields,
	type Wording,
	type WordsField
} from '$lib/domain/report/draft';
import {
	NO_EDITS,
	withFindingEdit,
	type ReportEdits,
	type ReportWords
} from '$lib/domain/report/edits';
import type { SentReport } from '$lib/domain/report/report-link';
import type { Problem } from '$lib/domain/result';
import { reportDraft } from '$lib/app/device/saved-store';

/** Steps that can be undone. */
const MOST_STEPS = 100;

type Step = { readonly from: ReportEdits; readonly to: ReportEdits };

export class Draft {
	#key: string | null = null;
	list: DeviceList<DraftFields> | null = $state.raw(null);
	#steps: readonly Step[] = $state.raw([]);

	readonly #fields: DraftFields = $derived(this.list?.value ?? NO_FIELDS);
	readonly #shown = $derived(draftOf(this.#fields));
	/** Fields in which the texts of two windows stand below one another. */
	readonly doubled: readonly WordsField[] = $derived(doubledWords(this.#fields));
	/** Why the device does not keep it; null where it does. */
	readonly problem: Problem | null = $derived(this.list?.problem ?? null);

	get edits(): ReportEdits {
		return this.#shown.edits;
	}

	get words(): ReportWords {
		return this.#shown.words;
	}

	get canUndo(): boolean {
		return this.#steps.length > 0;
	}

	/** Takes what the device keeps for this subject. */
	open(key: string): void {
		if (key === this.#key) return;
		this.close();
		this.#key = key;
		this.list = new DeviceList(reportDraft(key));
	}

	close(): void {
		this.list?.close();
		this.list = null;
		this.#key = null;
		this.#steps = [];
	}

	edit(edits: ReportEdits): void {
		const step = { from: this.edits, to: edits };
		this.#change((draft) => withEdits(draft, step.from, step.to, stamp()));
		this.#steps = [...this.#steps.slice(1 - MOST_STEPS), step];
	}

	/** Takes the last step back, but nothing that another window has done since. */
	undo(): void {
		const step = this.#steps.at(-1);
		if (!step) return;
		this.#steps = this.#steps.slice(0, -1);
		this.#change((draft) => withEdits(draft, step.to, step.from, stamp(), { only: true }));
	}

	/** The report as it was made; can be undone. */
	reset(): void {
		this.edit(NO_EDITS);
	}

	/** Nobody has made anything of this report on this device. */
	get isEmpty(): boolean {
		return saysNothing(this.#fields);
	}

	wouldChange(sent: SentReport): boolean {
		return withSent(this.#fields, sent, stamp()) !== this.#fields;
	}

	/** Puts what a link brought beside what is here; the findings can be taken back. */
	take(sent: SentReport): void {
		const from = this.edits;
		// Written by somebody else: nothing of it passes for this window's later word.
		this.#change((draft) => withSent(draft, sent, { ...stamp(), device: newId() }));
		this.#steps = [...this.#steps.slice(1 - MOST_STEPS), { from, to: this.edits }];
	}

	/** What somebody sees who begins to reword a finding. */
	get seen(): DraftFields {
		return this.#fields;
	}

	/** @param seen where the wording took a while: what another window wrote meanwhile stays beside it */
	reword(finding: string, wording: Wording | undefined, seen: DraftFields = this.#fields): void {
		const from = draftOf(seen).edits;
		const step = { from, to: withFindingEdit(from, finding, { wording }) };
		this.#change((draft) => withEdits(draft, step.from, step.to, stamp()), seen);
		this.#steps = [...this.#steps.slice(1 - MOST_STEPS), step];
	}

	otherWordings(finding: string): readonly Wording[] {
		return otherWordings(this.#fields, finding);
	}

	/** At once, as something that knows of all that is there. */
	write(words: Partial<Record<WordsField, string>>): void {
		this.#change((draft) =>
			Object.entries(words).reduce(
				(rest, [field, text]) => withWords(rest, field as WordsField, text, stamp()).draft,
				draft
			)
		);
	}

	/**
	 * Somebody begins to write in a field: what another window writes there meanwhile stays.
	 * @returns what keeps their text, letter by letter
	 */
	writing(field: WordsField): (text: string) => void {
		let seen = versionsOfWords(this.#fields, field);
		const { list } = this;
		return (text) =>
			list?.change((draft) => {
				const written = withWords(draft, field, text, stamp(), seen);
				({ seen } = written);
				return written.draft;
			});
	}

	eraseWords(): void {
		this.#change((draft) => withoutWords(draft, stamp()));
	}

	#change(make: (draft: DraftFields) => DraftFields, seen?: DraftFields): void {
		this.list?.change(make, seen);
	}
}
