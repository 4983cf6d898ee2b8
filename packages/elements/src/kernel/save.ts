/** Hands a file to the person, as a download of that name. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold of the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Hands a file of users to the person, with the ending that its form has. */
export function saveAs(file: Blob, name: string): void {
  save(file, `${name}.${file.type.startsWith('text/csv') ? 'csv' : 'xlsx'}`);
}
