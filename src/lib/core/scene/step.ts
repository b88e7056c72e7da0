/** Directions of the keyboard's way through places, as on the screen (north is up). */
export type StepDirection = 'north' | 'east' | 'south' | 'west';
