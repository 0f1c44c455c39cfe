import { createBrowserRouter, type RouteObject } from 'react-router';
import { AppShell } from '@/app/AppShell';
import { RouteError } from '@/app/RouteError';
import { RequireSession } from '@/app/RequireSession';
import { HydrateFallback, Root } from '@/app/Root';

const routes: RouteObject[] = [
  {
    Component: Root,
    HydrateFallback,
    ErrorBoundary: RouteError,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('@/app/pages/LandingPage')).LandingPage }) },
      {
        Component: AppShell,
        ErrorBoundary: RouteError,
        children: [
          { path: 'sign-in', lazy: async () => ({ Component: (await import('@/app/pages/SignInPage')).SignInPage }) },
          { path: 'login', lazy: async () => ({ Component: (await import('@/app/pages/SignInPage')).SignInPage }) },
          { path: 'register', lazy: async () => ({ Component: (await import('@/app/pages/RegisterPage')).RegisterPage }) },
          { path: 'verify-email', lazy: async () => ({ Component: (await import('@/app/pages/VerifyEmailPage')).VerifyEmailPage }) },
          { path: 'reset-password', lazy: async () => ({ Component: (await import('@/app/pages/ResetPasswordPage')).ResetPasswordPage }) },
          { path: 'invitation', lazy: async () => ({ Component: (await import('@/app/pages/InvitationPage')).InvitationPage }) },
          { path: 'privacy', lazy: async () => ({ Component: (await import('@/app/pages/PrivacyPage')).PrivacyPage }) },
          { path: 'dev/mail', lazy: async () => ({ Component: (await import('@/app/pages/DevMailPage')).DevMailPage }) },
          { path: 'solvency', lazy: async () => ({ Component: (await import('@/app/pages/SolvencyPage')).SolvencyPage }) },
          { path: 'consent', lazy: async () => ({ Component: (await import('@/app/pages/ConsentPage')).ConsentPage }) },
          {
            Component: RequireSession,
            children: [
              { path: 'dashboard', lazy: async () => ({ Component: (await import('@/app/pages/DashboardPage')).DashboardPage }) },
              { path: 'jobs', lazy: async () => ({ Component: (await import('@/app/pages/JobsPage')).JobsPage }) },
              { path: 'jobs/create', lazy: async () => ({ Component: (await import('@/app/pages/CreateJobPage')).CreateJobPage }) },
              { path: 'jobs/:id', lazy: async () => ({ Component: (await import('@/app/pages/JobPage')).JobPage }) },
              { path: 'jobs/:id/edit', lazy: async () => ({ Component: (await import('@/app/pages/EditJobPage')).EditJobPage }) },
              { path: 'disputes', lazy: async () => ({ Component: (await import('@/app/pages/DisputesPage')).DisputesPage }) },
              { path: 'disputes/:id', lazy: async () => ({ Component: (await import('@/app/pages/DisputePage')).DisputePage }) },
              { path: 'security', lazy: async () => ({ Component: (await import('@/app/pages/SecurityPage')).SecurityPage }) },
              { path: 'organisations', lazy: async () => ({ Component: (await import('@/app/pages/OrganisationsPage')).OrganisationsPage }) },
              { path: 'organisations/:id', lazy: async () => ({ Component: (await import('@/app/pages/OrganisationPage')).OrganisationPage }) },
              { path: 'developers', lazy: async () => ({ Component: (await import('@/app/pages/DevelopersPage')).DevelopersPage }) },
              { path: 'dev/clock', lazy: async () => ({ Component: (await import('@/app/pages/TestClockPage')).TestClockPage }) },
              { path: 'wallet', lazy: async () => ({ Component: (await import('@/app/pages/WalletPage')).WalletPage }) },
            ],
          },
          { path: '*', lazy: async () => ({ Component: (await import('@/app/pages/NotFoundPage')).NotFoundPage }) },
        ],
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
