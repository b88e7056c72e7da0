/**
 * What changes by the second is feature state on the tracts and stations, not style: a new
 * indicator, the pointer, the selection and the lit legend class leave the style as it is.
 *
 * The fill's colour travels with the class. If the style looked the colour up instead, a change of
 * ramp would show the new classes in the old colours until the tiles are laid out again.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';

/** State of a tract that follows from its figure. */
export type TractFillState = {
	/** 0…n−1, or −1 for no data. */
	readonly class: number;
	/** Fill colour of the class, or null for no data. */
	readonly color: string | null;
	/** Too uncertain to rely on. */
	readonly low: boolean;
	/** Another class is lit. */
	readonly dimmed: boolean;
};

/** State of a tract or station that follows from pointer, keyboard and panel. */
export type AttentionState = { readonly hover: boolean; readonly selected: boolean };

export const NO_DATA_CLASS = -1;

/**
 * State of a tract with this class. A class beyond the colours counts as no data: a wrong colour
 * would be a wrong statement.
 */
export function tractFillState(
	classIndex: number,
	low: boolean,
	colors: readonly string[],
	litClass: number | null
): TractFillState {
	const color = colors[classIndex] ?? null;
	const known = color === null ? NO_DATA_CLASS : classIndex;
	return {
		class: known,
		color,
		low: low && color !== null,
		dimmed: litClass !== null && litClass !== known
	};
}

/** Fill opacity of tracts whose class is not the lit one. */
const DIMMED = 0.14;

/** Transparent until the tract's figure is known. */
export function tractColor(): ExpressionSpecification {
	return ['to-color', ['feature-state', 'color'], 'rgba(0, 0, 0, 0)'];
}

export function tractOpacity(): ExpressionSpecification {
	return ['case', flag('dimmed'), DIMMED, 1];
}

/** 1 for tracts without data; 0 for all others, those not yet known included. */
export function noDataOpacity(): ExpressionSpecification {
	return ['case', ['==', ['feature-state', 'class'], NO_DATA_CLASS], tractOpacity(), 0];
}

export function lowReliabilityOpacity(): ExpressionSpecification {
	return ['case', flag('low'), tractOpacity(), 0];
}

/** One value for the selected feature, one for the one under the pointer, one for the rest. */
export function byAttention<T extends number | string>(
	selected: T,
	hover: T,
	otherwise: T
): ExpressionSpecification {
	return ['case', flag('selected'), selected, flag('hover'), hover, otherwise];
}

function flag(name: keyof TractFillState | keyof AttentionState): ExpressionSpecification {
	return ['boolean', ['feature-state', name], false];
}
