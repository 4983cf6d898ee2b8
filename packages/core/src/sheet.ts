/** The writer of spreadsheets by itself: it reads nothing, and so it is small enough for a page to load when somebody asks for a file (CSV-01). */
export { writeSheet } from './csv/sheet/write.js';
