import { css } from 'lit';

/** On paper what is printed stands alone; on the screen it is not there. */
const paper = css`
  @media screen {
    .knippa-print {
      display: none;
    }
  }
  @media print {
    body > :not(.knippa-print) {
      display: none !important;
    }
    .knippa-print {
      font:
        12pt/1.4 system-ui,
        sans-serif;
      color: black;
      overflow-wrap: anywhere;
    }
    .knippa-print .cards {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 6mm;
    }
    .knippa-print .card {
      padding: 6mm;
      border: 0.3mm dashed gray;
      break-inside: avoid;
    }
    .knippa-print b {
      display: block;
      font-size: 14pt;
    }
    .knippa-print .secret {
      font:
        13pt/1.6 ui-monospace,
        monospace;
      white-space: pre-wrap;
    }
  }
`;

let clean = () => undefined as unknown;

/** Prints a part of its own, whatever page it stands in: nothing of the host's is on the paper, and nothing of this stays in the page. */
export function printAlone(content: Node): void {
  clean(); // a browser that prints nothing tells no end
  const part = document.createElement('div');
  part.className = 'knippa-print';
  part.append(content);
  document.body.append(part);
  const { styleSheet } = paper;
  if (styleSheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];
  clean = () => {
    part.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
  };
  addEventListener('afterprint', clean, { once: true });
  window.print();
}
