/** Every key of the query cache, so that events and mutations name the same things. */
export const keys = {
  chain: ['chain'] as const,
  publicStats: ['stats', 'public'] as const,
  escrowStats: ['stats', 'escrow'] as const,
  stats: ['stats'] as const,
  solvency: ['solvency'] as const,
  rate: ['rate'] as const,
  jobs: ['jobs'] as const,
  openJobs: ['jobs', 'open'] as const,
  openJobsBy: (filters: object) => ['jobs', 'open', filters] as const,
  myJobs: ['jobs', 'mine'] as const,
  myJobsBy: (filters: object) => ['jobs', 'mine', filters] as const,
  expiredJobs: ['jobs', 'expired'] as const,
  job: (id: number) => ['jobs', 'one', id] as const,
  timeline: (id: number) => ['jobs', 'one', id, 'timeline'] as const,
  walletBalances: ['wallet-balance'] as const,
  walletBalance: (address: string) => ['wallet-balance', address.toLowerCase()] as const,
};
