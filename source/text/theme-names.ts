/** What can be chosen. `auto`: dark or light, by what the terminal says of its background. */
export const themeNames = ['auto', 'dark', 'light', 'high-contrast', '16'] as const;
export type ThemeName = (typeof themeNames)[number];
