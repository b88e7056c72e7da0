/** One text for each JSON value, whatever the order of its keys, so that values can be compared. */

/** @param value JSON data (without `undefined`); depth is limited where it is read */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).sort(([a], [b]) => byText(a, b));
		return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
	}
	return JSON.stringify(value);
}

/** By code unit: the same on every device, whatever its language. */
export function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
