/** Words about using the atlas without a network. */
export const offline = {
	heading: 'Use it without a network',
	intro: (p: { megabytes: number }) =>
		`Rootline can keep a copy of its map, tables and figures on this device (about ${p.megabytes} MB), for a hearing room or a church basement without a network. Nothing about you is kept.`,
	keep: 'Keep a copy on this device',
	again: 'Bring the copy up to date',
	forget: 'Remove the copy',
	progress: (p: { percent: number }) => `Fetching the copy: ${p.percent}%`,
	saved: (p: { day: string }) => `A copy of ${p.day} is on this device.`,
	fromCopy: (p: { day: string }) => `No network. You see the copy of ${p.day}.`,
	noCopy:
		'No network. What is already on screen still works; the rest will load when you are back online.'
};
