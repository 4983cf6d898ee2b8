/** What the snapshot of the town and the tab that opens it agree on. */
export const story = {
  /** The day on which every story plays, while the town's licence is active. */
  now: '2026-11-22T09:00:00Z',
  server: {
    secret: 'stories have nothing to hide, and say so at length',
    doorUrls: { operator: 'http://localhost/', account: 'http://localhost/konto' },
  },
} as const;
