/** A file's name as reports have it: relative where the file is below the directory that the program runs in. */
export function pathFrom(directory: string, file: string): string {
  const root = directory.replace(/\/*$/, '/');
  const inside = file.startsWith(root) ? file.slice(root.length) : file;
  return inside.replace(/^(?:\.\/+)+/, '');
}
