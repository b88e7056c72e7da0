// Read before anything else, also by versions of Node that are too old for the rest: keep the
// syntax plain and import nothing.

/**
 * Why this version of Node cannot run the project, as a sentence for people, or null where it can.
 * The floor is that of Vite 8: 20.19 or later, 22.12 or later, 23 and up.
 *
 * @param {string} version as in `process.versions.node`
 * @returns {string | null}
 */
export function nodeVersionProblem(version) {
	const parts = version.split('.');
	const major = Number(parts[0]);
	const minor = Number(parts[1]);
	const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
	if (fits) return null;
	return (
		'Rootline needs Node 20.19 or newer (of 22, 22.12 or newer); this is Node ' +
		version +
		'. Install a current Node from https://nodejs.org and run the command again.'
	);
}
