/** What colors the map: one figure, a method's classes, or how many methods agree. */
import { Remote } from '$lib/app/remote.svelte';
import { theme } from '$lib/app/theme.svelte';
import type {
	AgreementAnswer,
	ClassesAnswer,
	MethodsQuestion
} from '$lib/domain/methods/questions';
import { AGREEMENT_LEVELS } from '$lib/domain/methods/agreement';
import { confidenceLevel } from '$lib/domain/methods/confidence';
import { methodById } from '$lib/domain/methods/definitions';
import { methodColors } from '$lib/domain/layers/method-colors';
import type { FlagCall } from '$lib/domain/methods/station-flags';
import { SEQUENTIAL } from '$lib/domain/layers/palette';
import type { View } from '$lib/domain/view/view';
import type { TractClasses } from '$lib/map/types';
import type { WorkerClient } from '$lib/app/worker/client';

/** What a lens is asked of: the page's atlas, or the second map's view with a worker of its own. */
export type LensSource = {
	readonly view: Pick<View, 'lens' | 'method' | 'adjustment' | 'reach'>;
	readonly worker: WorkerClient;
};

/** A person moves a slider through many values; draws are made for the one they stop at. */
const SETTLED_MS = 350;

export class MethodLens {
	readonly classes: Remote<MethodsQuestion, ClassesAnswer>;
	readonly agreement: Remote<MethodsQuestion, AgreementAnswer>;
	/** Share done of the draws for an adjusted method, null when none are under way. */
	drawing: number | null = $state(null);
	#settle: ReturnType<typeof setTimeout> | undefined;

	readonly question: MethodsQuestion = $derived.by(() => {
		const { method, adjustment, reach } = this.atlas.view;
		return { method, adjustment, reach };
	});

	constructor(private readonly atlas: LensSource) {
		this.classes = new Remote((question) => atlas.worker.ask('classes', question));
		this.agreement = new Remote((question) => atlas.worker.ask('agreement', question));
	}

	/** Asks for the present question; answers to older ones are dropped. */
	async ask(question: MethodsQuestion, lens: 'classes' | 'agreement' | 'indicator'): Promise<void> {
		clearTimeout(this.#settle);
		if (lens === 'agreement') void this.agreement.ask(question);
		await this.classes.ask(question);
		// Station areas are told under every lens, and only draws say whether they are flagged.
		if (this.classes.value?.confidence === null) {
			this.#settle = setTimeout(() => void this.#draw(question), SETTLED_MS);
		}
	}

	/** To be called when the screen is left: nothing is drawn for it any more. */
	leave(): void {
		clearTimeout(this.#settle);
	}

	/** Draws an adjusted method, then asks for its classes again with how firm they are. */
	async #draw(question: MethodsQuestion): Promise<void> {
		this.drawing = 0;
		const drawn = await this.atlas.worker.ask('confidence', question, {
			onprogress: (share) => {
				this.drawing = share;
			}
		});
		this.drawing = null;
		// The map may have moved meanwhile, which makes the view anew but not what is asked.
		const same = JSON.stringify(question) === JSON.stringify(this.question);
		if (drawn.ok && same) await this.classes.ask(question);
	}

	/** Station areas that the method flags, in line order; empty until known. */
	readonly flaggedStations: readonly string[] = $derived.by(() => this.#called('flagged'));
	/** Those that may be flagged. */
	readonly unsureStations: readonly string[] = $derived.by(() => this.#called('may-be-flagged'));

	#called(call: FlagCall): readonly string[] {
		return (this.classes.latest?.value.stations ?? [])
			.filter(({ flag }) => flag.call === call)
			.map(({ station }) => station);
	}

	/** Colors of the map under the present lens, null while it shows a figure. */
	readonly colors: readonly string[] | null = $derived.by(() => {
		const { lens } = this.atlas.view;
		if (lens === 'classes') {
			const answer = this.classes.latest?.value;
			return answer ? methodColors(methodById(answer.question.method), theme()).colors : [];
		}
		if (lens === 'agreement') {
			return SEQUENTIAL[theme()][AGREEMENT_LEVELS.length - 1] ?? [];
		}
		return null;
	});

	/** Classes of all tracts under the present lens; borderline classes carry the low-reliability mark. */
	tractClasses(geoids: readonly string[]): TractClasses | null {
		const { lens } = this.atlas.view;
		if (lens === 'agreement') {
			const answer = this.agreement.latest?.value;
			if (!answer) return null;
			return { geoids, classes: answer.levels, low: new Uint8Array(geoids.length) };
		}
		const answer = this.classes.latest?.value;
		if (lens !== 'classes' || !answer) return null;
		const { indexOf } = methodColors(methodById(answer.question.method), theme());
		const classes = Int8Array.from(answer.classes, (at) => indexOf[at] ?? -1);
		const low = Uint8Array.from(answer.classes, (_, row) => (isBorderline(answer, row) ? 1 : 0));
		return { geoids, classes, low };
	}
}

/** Whether the class of a tract could as well be another. */
export function isBorderline({ confidence }: ClassesAnswer, row: number): boolean {
	const share = confidence?.[row] ?? NaN;
	return !Number.isNaN(share) && confidenceLevel(share) === 'borderline';
}
