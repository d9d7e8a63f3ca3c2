/** Hands a text to the person as a file. @param parts what it is put together from */
export function downloadFile(fileName: string, parts: readonly string[], type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file's name that says of which day it is. */
export function namedByDay(name: string, extension: string, nowMs = Date.now()): string {
  return `${name}-${new Date(nowMs).toISOString().slice(0, 10)}.${extension}`;
}
