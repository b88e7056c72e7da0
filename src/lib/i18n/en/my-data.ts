/** What the page of one’s own lists says before its code has come. */
export const myData = {
	title: 'My data',
	lead: 'Put a list of your own on the map: evictions, rent increases, shops. It is read here and stays on this device. Nothing is sent.'
};
