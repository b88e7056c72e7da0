/** Rows of the table of classes and of agreement: the words and colors of the map's legend. */
import type { PlacesFile } from '$lib/domain/indicators/built-files';
import type { AgreementAnswer, ClassesAnswer } from '$lib/domain/methods/questions';
import {
	AGREEMENT_LEVELS,
	lookedAt,
	NOBODY_LOOKED,
	type AgreementLevel
} from '$lib/domain/methods/agreement';
import { confidenceLevel } from '$lib/domain/methods/confidence';
import { wholePercent } from '$lib/domain/methods/finding';
import { methodById, type MethodId } from '$lib/domain/methods/definitions';
import { methodColors } from '$lib/domain/layers/palette';
import type { Messages, MethodMessages } from '$lib/i18n';
import { areaPlaces, type ShownRow } from './area-rows';

type Words = {
	readonly t: Messages;
	readonly m: MethodMessages;
	readonly places: PlacesFile;
	/** Colors of the map under the present lens. */
	readonly colors: readonly string[];
};

export type MethodRows = {
	readonly rows: readonly ShownRow[];
	/** What a row can be filtered by, in the order of the legend. */
	readonly options: readonly { readonly value: string; readonly label: string }[];
	/** Which of the options each tract row is; empty where none. */
	readonly keys: readonly string[];
	/** What a tract row sorts by: the class that points hardest at an area is the highest. */
	readonly order: (row: number, sort: 'value' | 'moe') => number | null;
};

export function classTable(answer: ClassesAnswer, { t, m, places, colors }: Words): MethodRows {
	const { method } = answer.question;
	const { indexOf } = methodColors(methodById(method), 'light');
	const names = m.methodClasses[method] as Readonly<Record<string, { name: string }>>;
	const nameOf = (id: string) => names[id]?.name ?? id;
	const keys = Array.from(answer.classes, (at) => answer.classIds[at] ?? '');
	const shareOf = (row: number) => {
		const share = answer.confidence?.[row] ?? NaN;
		return Number.isNaN(share) ? null : share;
	};
	const likelierOf = (row: number) => {
		const at = answer.likeliest?.classes[row] ?? -1;
		if (at < 0 || at === answer.classes[row]) return null;
		const percent = wholePercent(answer.likeliest?.share[row] ?? 0);
		return { name: nameOf(answer.classIds[at] ?? ''), share: `${percent}%` };
	};
	const quarters = new Set(answer.quarters.map(({ row }) => row));
	const drawn = answer.classIds.filter((_, at) => (indexOf[at] ?? -1) >= 0);
	const silent = answer.classIds.filter((_, at) => (indexOf[at] ?? -1) < 0);
	return {
		keys,
		options: [...drawn, ...silent].map((value) => ({ value, label: nameOf(value) })),
		order: (row, sort) => {
			const index = indexOf[answer.classes[row] ?? -1] ?? -1;
			if (sort === 'moe') return shareOf(row);
			return index < 0 ? null : -index;
		},
		rows: areaPlaces(places).map((place) => {
			const at = answer.classes[place.row] ?? -1;
			const share = shareOf(place.row);
			const quiet = (indexOf[at] ?? -1) < 0;
			const sure =
				share !== null
					? sureText(m, share, likelierOf(place.row))
					: answer.confidence === null
						? t.common.loading
						: quiet
							? m.methodsTable.nothing
							: m.methodsTable.notSure;
			return {
				...place,
				figure: {
					text: nameOf(keys[place.row] ?? ''),
					color: colors[indexOf[at] ?? -1] ?? null
				},
				cells: [quarters.has(place.row) ? `${sure}; ${m.methodsTable.quarters}` : sure],
				narrow: ['', '']
			};
		})
	};
}

function sureText(
	m: MethodMessages,
	share: number,
	likelier: { readonly name: string; readonly share: string } | null
): string {
	const percent = wholePercent(share);
	const sure =
		percent >= 100
			? m.confidence.allTries
			: m.confidence.sure({ share: percent < 1 ? m.trace.underOne : `${percent}%` });
	const said = m.methodsTable.level({ level: m.confidence.levels[confidenceLevel(share)], sure });
	return likelier === null ? said : m.methodsTable.likelier({ sure: said, ...likelier });
}

export function agreementTable(answer: AgreementAnswer, { m, places, colors }: Words): MethodRows {
	const names = (methods: readonly MethodId[]) =>
		methods.length === 0
			? m.methodsTable.nothing
			: methods.map((method) => m.methodWords[method].name).join(', ');
	/** Where no method can say anything, "no method" would be a claim. */
	const levelOf = (row: number): AgreementLevel | null =>
		AGREEMENT_LEVELS[answer.levels[row] ?? NOBODY_LOOKED] ?? null;
	return {
		keys: Array.from(answer.counts, (_, row) => levelOf(row) ?? 'silent'),
		options: [
			...AGREEMENT_LEVELS.map((value) => ({
				value,
				label: m.screens.agreementLevels[value]
			})).reverse(),
			{ value: 'silent', label: m.screens.silent }
		],
		// By level, and within it by how many methods flag the tract.
		order: (row) =>
			levelOf(row) === null ? null : (answer.levels[row] ?? 0) * 100 + (answer.counts[row] ?? 0),
		rows: areaPlaces(places).map((place) => {
			const { row } = place;
			const nobody = levelOf(row) === null;
			return {
				...place,
				figure: {
					text: nobody
						? m.screens.silent
						: m.screens.agreementCount({
								flagged: answer.counts[row] ?? 0,
								looked: lookedAt(answer, row)
							}),
					color: nobody ? null : (colors[answer.levels[row] ?? -1] ?? null)
				},
				cells: [names(answer.flaggedBy[row] ?? []), names(answer.silent[row] ?? [])],
				narrow: ['', '']
			};
		})
	};
}
