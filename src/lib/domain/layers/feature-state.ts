/**
 * What changes by the second is feature state on the tracts and stations, not style: a new
 * indicator, the pointer, the selection and the lit legend class leave the style as it is.
 *
 * The fill's color travels with the class. If the style looked the color up instead, a change of
 * ramp would show the new classes in the old colors until the tiles are laid out again.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { PatternId } from './patterns.ts';

/** State of a tract's fill. */
export type TractFillState = {
	/** Fill color of the class, faint where the tract is dimmed, or null for no data. */
	readonly color: string | null;
};

/** State of the texture over a tract's fill. */
export type TractTextureState = {
	readonly texture: 'no-data' | 'low-reliability' | 'none';
	readonly dimmed: boolean;
};

/** All that follows from a tract's figure. */
export type TractState = {
	/** 0…n−1, or −1 for no data. */
	readonly class: number;
	/** Too uncertain to rely on. */
	readonly low: boolean;
	/** Another class is lit, or a filter leaves it out. */
	readonly dimmed: boolean;
	readonly fill: TractFillState;
	readonly texture: TractTextureState;
};

/** State of a tract or station that follows from pointer, keyboard and panel. */
export type AttentionState = {
	readonly hover: boolean;
	readonly selected: boolean;
	/** Taken into a place of one's own. */
	readonly chosen: boolean;
};

export const NO_DATA_CLASS = -1;

/**
 * State of a tract with this class. A class beyond the colors counts as no data: a wrong color
 * would be a wrong statement.
 * @param colors `#rrggbb`
 * @param out whether a filter leaves it out: it fades as those of other classes do beside a lit one
 */
export function tractState(
	classIndex: number,
	low: boolean,
	colors: readonly string[],
	litClass: number | null,
	out = false
): TractState {
	const color = colors[classIndex] ?? null;
	const known = color === null ? NO_DATA_CLASS : classIndex;
	const dimmed = out || (litClass !== null && litClass !== known);
	const uncertain = low && color !== null;
	const texture = color === null ? 'no-data' : uncertain ? 'low-reliability' : 'none';
	return {
		class: known,
		low: uncertain,
		dimmed,
		// By its color: an opacity of its own would be worked out, and handed to the graphics card, once
		// more for each corner of a tract.
		fill: { color: dimmed && color !== null ? color + DIMMED_ALPHA : color },
		// Where there is nothing to fade, a change of the lit class is no change.
		texture: { texture, dimmed: dimmed && texture !== 'none' }
	};
}

/** Fill opacity of tracts whose class is not the lit one. */
const DIMMED = 0.14;

/** The same as the last two digits of `#rrggbbaa`. */
const DIMMED_ALPHA = Math.round(DIMMED * 255).toString(16);

/** Transparent until the tract's figure is known. */
export function tractColor(): ExpressionSpecification {
	return ['to-color', ['feature-state', 'color'], 'rgba(0, 0, 0, 0)'];
}

function dimmedOpacity(): ExpressionSpecification {
	return ['case', flag('dimmed'), DIMMED, 1];
}

/** 0 for tracts without this texture, those not yet known included. */
export function textureOpacity(texture: PatternId): ExpressionSpecification {
	return ['case', ['==', ['feature-state', 'texture'], texture], dimmedOpacity(), 0];
}

/** One value for the selected feature, one for the one under the pointer, one for the rest. */
export function byAttention<T extends number | string>(
	selected: T,
	hover: T,
	otherwise: T
): ExpressionSpecification {
	return ['case', flag('selected'), selected, flag('hover'), hover, otherwise];
}

/**
 * The same value in any state, yet told feature by feature. Layers that tell the same of their
 * properties so share a program on the graphics card, and a phone takes its time to make each one.
 */
export function inAnyState(value: number | string): ExpressionSpecification {
	return byAttention(value, value, value);
}

/** One value for tracts taken into a place of one's own, another for the rest. */
export function whereChosen(chosen: number, otherwise: number): ExpressionSpecification {
	return ['case', flag('chosen'), chosen, otherwise];
}

function flag(name: 'dimmed' | keyof AttentionState): ExpressionSpecification {
	return ['boolean', ['feature-state', name], false];
}
