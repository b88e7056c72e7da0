/** The lists of this device among the figures that a map or table can show, each as it is usually shown. */
import { decodeOwnFigure, encodeOwnFigure } from '$lib/domain/own-data/own-figure';
import { ownData as words } from '#words/own-data.ts';
import { myLists } from './my-lists.svelte';

export type OwnOptions = {
	readonly label: string;
	/** What the view shows of them; null where it shows another figure. */
	readonly shown: string | null;
	readonly options: readonly (readonly [value: string, name: string])[];
};

/** The shown one as it is shown, also where this device does not have it. */
export async function ownOptions(mine: string | null): Promise<OwnOptions> {
	const cards = await myLists().ready();
	const shown = decodeOwnFigure(mine ?? '');
	const isHere = cards.some(({ id }) => id === shown?.list);
	return {
		label: words.choices,
		shown: mine,
		options: [
			...(mine !== null && !isHere ? [[mine, shown?.name ?? ''] as const] : []),
			...cards.map((card): readonly [string, string] => [
				mine !== null && card.id === shown?.list
					? mine
					: encodeOwnFigure({ ...card, list: card.id, show: 'areas', month: null }),
				card.name
			])
		]
	};
}
