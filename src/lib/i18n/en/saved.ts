/** Words of what is kept on the device. */
export const saved = {
	heading: 'Saved views',
	intro: 'Views that you keep on this device, to come back to.',
	onDevice: 'Saved on this device only.',
	none: 'You have saved none yet.',
	save: 'Save this view',
	name: 'Name',
	rename: 'Change the name',
	remove: 'Delete',
	opened: (p: { name: string }) => `${p.name} is open.`,
	savedAs: (p: { name: string }) => `Saved as ${p.name}.`,
	noThumbnail: 'No picture of this view',
	saveFile: 'Save all as a file',
	open: 'Open a file of saved views',
	merged: (p: { added: number }) =>
		p.added === 1 ? '1 view was added.' : `${p.added} views were added.`,
	twoVersions: 'Two versions'
};
