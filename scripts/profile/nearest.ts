/** The names nearest to a mistyped one. */

/** Up to `limit` candidates, those that need the fewest changes of letters first. */
export function nearestNames(text: string, candidates: readonly string[], limit = 5): string[] {
	const wanted = text.toLowerCase();
	return candidates
		.map((name) => ({ name, changes: changesBetween(wanted, name.toLowerCase()) }))
		.sort((a, b) => a.changes - b.changes || (a.name < b.name ? -1 : 1))
		.slice(0, limit)
		.map(({ name }) => name);
}

/** Letters to add, drop or replace (Levenshtein), where a name that holds the text is near it. */
function changesBetween(wanted: string, name: string): number {
	if (wanted !== '' && name.includes(wanted)) return 0.5;
	let previous = Array.from({ length: name.length + 1 }, (_, i) => i);
	for (let i = 1; i <= wanted.length; i++) {
		const current = [i];
		for (let j = 1; j <= name.length; j++) {
			const replaced = previous[j - 1]! + (wanted[i - 1] === name[j - 1] ? 0 : 1);
			current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1));
		}
		previous = current;
	}
	return previous[name.length]!;
}
