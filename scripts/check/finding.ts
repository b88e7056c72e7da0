/** What a check found. A BLOCKER stops the build, a WARN is to be looked at, an INFO is to be known. */
export type DataFinding = {
	readonly level: 'BLOCKER' | 'WARN' | 'INFO';
	/** File below the region’s folder. */
	readonly file: string;
	/** What was checked, in a few words. */
	readonly check: string;
	/** What was found, with an example and how many there are. */
	readonly message: string;
};

/** One finding for many places: says how many and shows the first three, or nothing where none. */
export function findingOf(
	level: DataFinding['level'],
	file: string,
	check: string,
	examples: readonly string[]
): DataFinding[] {
	if (examples.length === 0) return [];
	const shown = examples.slice(0, 3).join('; ');
	const more = examples.length > 3 ? `; and ${examples.length - 3} more` : '';
	return [{ level, file, check, message: `${shown}${more}` }];
}

/** Findings as "LEVEL check", for tests and short lists. */
export function labels(findings: readonly DataFinding[]): string[] {
	return findings.map(({ level, check }) => `${level} ${check}`);
}
