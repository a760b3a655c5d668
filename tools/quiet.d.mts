export const quiet: Readonly<Record<string, string>>;
