/** Lines of columns as wide as their widest cell; `toTheRight` says which are numbers. */
export function columns(
  lines: readonly (readonly string[])[],
  toTheRight: (column: number) => boolean = () => false,
): string[] {
  const widths: number[] = [];
  for (const line of lines) {
    line.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  const padded = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return toTheRight(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  return lines.map((line) => line.map(padded).join("  ").trimEnd());
}
