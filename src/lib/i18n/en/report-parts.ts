/** Parts of sentences that reports share. */
import type { ComparedWith } from '../../core/report/messages.ts';

/** "a, b and c" */
export function list(parts: readonly string[], and = 'and'): string {
	if (parts.length <= 1) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1) ?? ''}`;
}

/** Names that would fill the page are cut to the first few. */
export function listSome(parts: readonly string[], most = 6): string {
	if (parts.length <= most) return list(parts);
	return `${parts.slice(0, most - 1).join(', ')} and ${parts.length - most + 1} more`;
}

export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function counted(n: number, one: string, many: string): string {
	return `${n} ${n === 1 ? one : many}`;
}

/** "in Minneapolis (47% ± 2 points) and in the seven-county region (48% ± 1 point)" */
function places(compared: readonly ComparedWith[], before: string, and = 'and'): string {
	return list(
		compared.map(({ place, figure }) => `${before}${place} (${figure})`),
		and
	);
}

/** What a figure is beside others, as sentences that follow it; `than` is "in " or "the change in ". */
export function beside(compared: readonly ComparedWith[], than: string): string {
	const by = (direction: ComparedWith['direction']) =>
		compared.filter((each) => each.direction === direction);
	const clear = (['higher', 'lower'] as const).flatMap((direction) =>
		by(direction).length === 0 ? [] : [`clearly ${direction} than ${places(by(direction), than)}`]
	);
	const same = by('no-clear-difference');
	const untested = by('not-tested');
	const from = than === 'in ' ? '' : than;
	return [
		clear.length === 0 ? '' : ` That is ${clear.join(' and ')}.`,
		same.length === 0 ? '' : ` There is no clear difference from ${places(same, from, 'or')}.`,
		untested.length === 0
			? ''
			: ` No test is possible against ${list(untested.map(({ place }) => `${from}${place}`))}: a figure or its margin of error is missing, is too uncertain, or is one of whole tracts.`
	].join('');
}

/** "Of its 9 census tracts, 4 are in the class “Under pressure now” and 2 in “Early warning”." */
export function inClasses(
	classes: readonly { readonly name: string; readonly tracts: number }[]
): string {
	const total = classes.reduce((sum, { tracts }) => sum + tracts, 0);
	const parts = classes.map(({ name, tracts }, i) =>
		i === 0
			? `${tracts} ${tracts === 1 ? 'is' : 'are'} in the class “${name}”`
			: `${tracts} in “${name}”`
	);
	if (total === 0) return '';
	if (classes.length === 1 && total > 1)
		return ` All of its ${total} census tracts are in the class “${classes[0]?.name ?? ''}”.`;
	if (total === 1) return ` Its census tract is in the class “${classes[0]?.name ?? ''}”.`;
	return ` Of its ${total} census tracts, ${list(parts)}.`;
}

export const methodName = (name: string, adjusted: boolean) =>
	adjusted ? `the method “${name}” (its tests changed for this report)` : `the method “${name}”`;
