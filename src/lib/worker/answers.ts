/** The worker's answers without the worker: files in, questions in, answers out. */
import type { BuiltManifest } from '../core/catalog/built.ts';
import { decodeIndicator, type IndicatorData } from '../core/catalog/decode.ts';
import type { IndicatorId } from '../core/catalog/ids.generated.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { AtlasRun } from '../core/risk/atlas-run.ts';
import { REGION_INDICATORS } from '../core/risk/region-inputs.ts';
import type { RunHooks } from '../core/risk/confidence.ts';
import { AtlasFiles } from '../data/atlas-files.ts';
import type { Fetcher } from '../data/fetch-json.ts';
import type { AnswerOf, Kind, QuestionOf } from './protocol.ts';

export class Answers {
	readonly #files: AtlasFiles;
	#run: Promise<Result<AtlasRun>> | null = null;

	constructor(manifest: BuiltManifest, root: string, fetcher: Fetcher) {
		this.#files = new AtlasFiles(manifest, root, fetcher);
	}

	async answer<K extends Kind>(
		kind: K,
		question: QuestionOf<K>,
		hooks: RunHooks
	): Promise<Result<AnswerOf<K>>> {
		const run = await this.#methods();
		if (!run.ok) return run;
		const handlers: {
			[Each in Kind]: (
				asked: QuestionOf<Each>
			) => Result<AnswerOf<Each>> | Promise<Result<AnswerOf<Each>>>;
		} = {
			classes: (asked) => run.value.classes(asked),
			agreement: (asked) => run.value.agreement(asked),
			confidence: (asked) => run.value.confidence(asked, hooks),
			trace: (asked) => run.value.trace(asked, hooks)
		};
		return handlers[kind](question);
	}

	/** Files are fetched with the first question, and again after a failure. */
	#methods(): Promise<Result<AtlasRun>> {
		this.#run ??= this.#load().then((result) => {
			if (!result.ok) this.#run = null;
			return result;
		});
		return this.#run;
	}

	async #load(): Promise<Result<AtlasRun>> {
		const [places, shapes, ...indicators] = await Promise.all([
			this.#files.places(),
			this.#files.shapes(),
			...REGION_INDICATORS.map((id) => this.#files.indicator(id))
		]);
		if (!places.ok) return places;
		if (!shapes.ok) return shapes;
		const decoded = new Map<IndicatorId, IndicatorData>();
		for (const file of indicators) {
			if (!file.ok) return file;
			decoded.set(file.value.id, decodeIndicator(file.value));
		}
		try {
			return ok(new AtlasRun(places.value, shapes.value, decoded));
		} catch (error) {
			return fail('file-broken', { what: 'methods', detail: String(error) });
		}
	}
}
