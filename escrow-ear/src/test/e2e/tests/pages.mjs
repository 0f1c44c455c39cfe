// Every page at both widths and in both themes: no serious finding of axe, no sideways scrolling, no complaint.
import { ApiUser, newWallet } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

e2e('the public pages are accessible', async (stage) => {
  const person = await stage.person('visitor');
  await person.go('/');
  await person.see('stats');
  await checkAccessible(person, 'landing');
  await person.go('/sign-in');
  await person.see('demo-account-9');
  await checkAccessible(person, 'sign-in');
  await person.go('/solvency');
  await person.see('solvency');
  await checkAccessible(person, 'solvency');
  await stage.picture(person, '16-solvency');
  await person.go('/privacy');
  await person.see('privacy');
  await checkAccessible(person, 'privacy');
  await person.go('/nowhere');
  await person.see('not-found');
  await checkAccessible(person, 'not found');
});

e2e('registration is accessible', async (stage) => {
  const person = await stage.person('newcomer', { wallet: new TestWallet(await newWallet()) });
  await person.go('/sign-in');
  await person.chooseWallet();
  await person.see('registration');
  await person.at('registration-submit').click();
  await checkAccessible(person, 'registration with errors');
});

e2e('an employer’s pages are accessible', async (stage) => {
  const api = await ApiUser.create('employer');
  const job = await api.post();
  const person = await stage.person('employer');
  await person.enter(api, '/dashboard');
  await person.page.getByTestId('job-card').first().waitFor();
  await checkAccessible(person, 'dashboard');
  await person.at('nav-create').click();
  await person.at('job-form-submit').click();
  await checkAccessible(person, 'post a job with errors');
  await person.openJob(job.id);
  await person.see('timeline');
  await checkAccessible(person, 'job');
  await person.begin('cancel');
  await checkAccessible(person, 'cancel dialog');
  await person.at('action-dismiss').click();
  await person.at('job-edit').click();
  await person.see('job-form-title');
  await checkAccessible(person, 'edit');
});

e2e('a worker’s pages are accessible', async (stage) => {
  const employer = await ApiUser.create('employer');
  const api = await ApiUser.create('worker');
  const job = await employer.post();
  await api.accept(job.id);
  const person = await stage.person('worker', { dark: true });
  await person.enter(api, '/dashboard');
  await person.page.getByTestId('job-card').first().waitFor();
  await checkAccessible(person, 'dashboard');
  await stage.picture(person, '17-dashboard-dark');
  await person.at('nav-jobs').click();
  await person.see('filter-q');
  await checkAccessible(person, 'jobs');
  await person.at('nav-wallet').click();
  await person.see('wallet-balance');
  await checkAccessible(person, 'wallet');
  await person.openJob(job.id);
  await person.see('timeline');
  await checkAccessible(person, 'job');
});
