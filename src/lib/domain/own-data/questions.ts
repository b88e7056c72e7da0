/** What the worker is asked of lists, and what it answers. */
import { parsePlace, type PlaceExtent, type PlaceRef, type Plan } from '../places/place.ts';
import { groundOf, profileOfHeld, type ProfileSources } from '../places/profile.ts';
import type { PlaceIndex } from '../places/place-index.ts';
import { resolvePlace, type HeldPlace } from '../places/resolve.ts';
import { PROFILE_FIGURES } from '../places/topics.ts';
import { knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import type { Result } from '../result.ts';
import type { OwnList } from './list.ts';
import { MeasuredList, type ListGround, type ListQuestion, type RateBase } from './measures.ts';
import type { IndicatorData, PlacesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { makeScale } from '../indicators/scale.ts';
import type { ClassScale } from '../indicators/catalog.ts';
import type { VintageId } from '../statistics/census.ts';

/** A list as the worker knows it: what is kept of it there goes by its key. */
export type AskedList = {
	/** Changes whenever the list does. */
	readonly key: string;
	readonly list: OwnList;
};

export type OwnFiguresQuestion = {
	readonly asked: AskedList;
	readonly question: ListQuestion;
	/** Whether all tracts are asked for. */
	readonly tracts: boolean;
	readonly places: readonly PlaceRef[];
	readonly reach: number;
	readonly plan: Plan | null;
};

export type OwnFiguresAnswer = {
	readonly key: string;
	readonly question: ListQuestion;
	/** By tract row; empty unless asked for. */
	readonly tracts: readonly Estimate[];
	/** Of the places that could be measured; a reference to many stands for each of them. */
	readonly places: readonly { readonly ref: PlaceRef; readonly figure: Estimate }[];
};

/** Lists that were measured, and what rates are set against. */
export class OwnFigures {
	readonly #lists = new Map<string, MeasuredList>();
	readonly #bases = new Map<RateBase, readonly Estimate[]>();

	constructor(private readonly sources: ProfileSources) {}

	/** @param extents what the places that are asked for stand for */
	answer(
		asked: OwnFiguresQuestion,
		extents: readonly { readonly ref: PlaceRef; readonly extent: PlaceExtent }[]
	): OwnFiguresAnswer {
		return {
			key: asked.asked.key,
			question: asked.question,
			tracts: asked.tracts ? this.#tracts(asked) : [],
			places: extents.flatMap(({ ref, extent }) => {
				const figure = this.#place(asked, ref, extent);
				return figure.ok ? [{ ref, figure: figure.value }] : [];
			})
		};
	}

	#measured({ key, list }: AskedList): MeasuredList {
		const known = this.#lists.get(key);
		if (known) return known;
		const measured = new MeasuredList(list, this.sources.index);
		// A list that was changed is not asked for again.
		const [oldest] = this.#lists.keys();
		if (this.#lists.size >= MOST_LISTS && oldest !== undefined) this.#lists.delete(oldest);
		this.#lists.set(key, measured);
		return measured;
	}

	#tracts({ asked, question }: OwnFiguresQuestion): Estimate[] {
		const { per } = question.measure;
		const bases = per === null ? null : this.#basesOf(per);
		return this.#measured(asked).tracts(question, (tract) => bases?.[tract] ?? NO_BASE);
	}

	/** @param extent what the reference stands for */
	#place(
		{ asked, question }: OwnFiguresQuestion,
		ref: PlaceRef,
		extent: PlaceExtent
	): Result<Estimate> {
		const held = resolvePlace(this.sources.index, extent);
		if (!held.ok) return held;
		const { per } = question.measure;
		const figure = this.#measured(asked).place(
			question,
			listGround(this.sources.index, ref, extent, held.value),
			() => (per === null ? NO_BASE : this.#baseOf(per, extent, held.value))
		);
		return { ok: true, value: figure };
	}

	#basesOf(base: RateBase): readonly Estimate[] {
		const known = this.#bases.get(base);
		if (known) return known;
		const { index } = this.sources;
		const measure = PROFILE_FIGURES.find(({ id }) => id === base)?.measure;
		const made = index.geoids.map((geoid, row) => {
			if (measure?.kind === 'census-2020') {
				return knownWithoutMargin(index.blockGroups.tractTotals[row]![measure.of], 'full-count');
			}
			const extent: PlaceExtent = { kind: 'tracts', geoids: [geoid] };
			const held = resolvePlace(index, extent);
			return held.ok ? this.#baseOf(base, extent, held.value) : NO_BASE;
		});
		this.#bases.set(base, made);
		return made;
	}

	#baseOf(base: RateBase, extent: PlaceExtent, held: HeldPlace): Estimate {
		const asked = PROFILE_FIGURES.filter(({ id }) => id === base);
		const { figures } = profileOfHeld({ ...this.sources, records: null }, extent, held, asked);
		return figures[0]?.estimate ?? NO_BASE;
	}
}

const MOST_LISTS = 6;
const NO_BASE = missing('not-published');

/** The ground of a place for points; whole tracts take their points by tract, as borders are drawn simplified. */
export function listGround(
	index: PlaceIndex,
	ref: PlaceRef,
	extent: PlaceExtent,
	held: HeldPlace
): ListGround {
	const place = parsePlace(ref);
	const named = place !== null && ['city', 'neighborhood', 'county'].includes(place.kind);
	const whole = held.held.households.every((part) => part === 1) && held.area === null;
	return {
		key: named ? ref : null,
		weights: held.held,
		areas: whole ? null : groundOf(index, extent, held)
	};
}

/* The figures of a list in the shape of those of any indicator, so that map, legend and pointer read them alike. */

/** Of six classes. */
const MOST_LIMITS = 5;

/**
 * @param id of the figure that the view names besides
 * @param vintage under which they stand
 */
export function asFigures(
	{ tracts, places }: Pick<OwnFiguresAnswer, 'tracts' | 'places'>,
	{ places: rows }: Pick<PlacesFile, 'places'>,
	id: IndicatorId,
	vintage: VintageId
): IndicatorData {
	const byRef = new Map(places.map(({ ref, figure }) => [ref, figure]));
	const values = tracts.flatMap(({ value }) => (value === null ? [] : [value]));
	return {
		id,
		scale: listScale(values),
		vintages: {
			[vintage]: {
				tracts,
				places: rows.map(({ key }) => byRef.get(key) ?? missing('not-published')),
				carried: new Set<number>(),
				methods: new Map()
			}
		}
	};
}

/**
 * Classes for the values of a list. Most areas have no row of it: “none” is the lowest class by itself, or
 * one color would stand for none and for some, and the others are laid over those that have some.
 */
export function listScale(values: readonly number[]): ClassScale {
	const some = values.filter((value) => value > 0);
	const none = values.some((value) => value === 0) && values.every((value) => value >= 0);
	if (some.length === 0 || !none) return makeScale(values.length > 0 ? values : [0], 'sequential');
	const { breaks, method, ...scale } = makeScale(some, 'sequential');
	const least = Math.min(...some);
	const limits = breaks.filter((limit) => limit > least).slice(1 - MOST_LIMITS);
	return {
		...scale,
		breaks: [least, ...limits],
		noneAlone: true,
		method: { ...method, classes: limits.length + 2 }
	};
}
