import { Menu, MenuButton, MenuItem, MenuItems, MenuSection, MenuHeading, MenuSeparator } from '@headlessui/react';
import { AlarmClock, Building2, Check, ChevronDown, CodeXml, FlaskConical, KeyRound, LogOut, ShieldCheck, Wallet } from 'lucide-react';
import { useNavigate } from 'react-router';
import { openConsole } from '@/features/auth/api';
import { useSignIn } from '@/features/auth/useSignIn';
import { demoAllowed, useChain } from '@/shared/chain/chainInfo';
import { DEMO_ACCOUNTS } from '@/shared/chain/demoAccounts';
import { demoOption } from '@/shared/chain/walletStore';
import { sameAddress, shortHex } from '@/shared/format/words';
import { signOut, type User } from '@/shared/session/session';
import { cx } from '@/shared/ui/cx';
import { wordsFor } from '@/shared/ui/Failure';
import { Identicon } from '@/shared/ui/Identicon';
import { showToast } from '@/shared/ui/toasts';

const ITEM = 'flex min-h-11 w-full items-center gap-3 rounded-lg px-3 text-left text-sm data-[focus]:bg-sunken';

const OPERATORS = ['admin', 'arbiter', 'auditor', 'support'];

/** Who is signed in, with the ways to switch, leave and (for operators) operate. */
export function AccountMenu({ user }: { user: User }) {
  const navigate = useNavigate();
  const chain = useChain();

  return (
    <Menu as="div" className="relative">
      <MenuButton data-testid="account-menu" className="flex min-h-11 items-center gap-2 rounded-lg px-2 hover:bg-sunken">
        <Identicon name={user.username} />
        <span className="hidden max-w-32 truncate text-sm font-semibold sm:block" data-testid="account-name">
          {user.username}
        </span>
        <span className="sr-only">account menu</span>
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </MenuButton>
      <MenuItems
        transition
        modal={false}
        className="absolute right-0 z-30 mt-2 max-h-[80dvh] w-72 origin-top-right overflow-y-auto rounded-xl border border-line bg-surface p-2 shadow-lift outline-none transition duration-150 data-[closed]:scale-95 data-[closed]:opacity-0"
      >
        <Who user={user} />
        <MenuSeparator className="my-1 h-px bg-line" />
        <MenuItem>
          <button type="button" className={ITEM} onClick={() => void navigate('/wallet')} data-testid="menu-wallet">
            <Wallet aria-hidden className="size-4 text-muted" /> Wallet
          </button>
        </MenuItem>
        <MenuItem>
          <button type="button" className={ITEM} onClick={() => void navigate('/security')} data-testid="menu-security">
            <KeyRound aria-hidden className="size-4 text-muted" /> Security
          </button>
        </MenuItem>
        <MenuItem>
          <button type="button" className={ITEM} onClick={() => void navigate('/organisations')} data-testid="menu-organisations">
            <Building2 aria-hidden className="size-4 text-muted" /> Organisations
          </button>
        </MenuItem>
        <MenuItem>
          <button type="button" className={ITEM} onClick={() => void navigate('/developers')} data-testid="menu-developers">
            <CodeXml aria-hidden className="size-4 text-muted" /> Developers
          </button>
        </MenuItem>
        {OPERATORS.some((role) => user.roles?.includes(role)) && <ConsoleItem />}
        {user.roles?.includes('admin') && demoAllowed(chain.data) && (
          <MenuItem>
            <button type="button" className={ITEM} onClick={() => void navigate('/dev/clock')} data-testid="menu-clock">
              <AlarmClock aria-hidden className="size-4 text-muted" /> Test clock
            </button>
          </MenuItem>
        )}
        {demoAllowed(chain.data) && <DemoAccounts user={user} />}
        <MenuSeparator className="my-1 h-px bg-line" />
        <MenuItem>
          <button type="button" className={ITEM} onClick={() => void leave()} data-testid="sign-out">
            <LogOut aria-hidden className="size-4 text-muted" /> Sign out
          </button>
        </MenuItem>
      </MenuItems>
    </Menu>
  );
}

function Who({ user }: { user: User }) {
  return (
    <div className="px-3 pb-2 pt-1.5">
      <p className="truncate font-semibold">{user.username}</p>
      <p className="text-sm text-muted">
        <span className="capitalize">{user.user_type}</span> · <span className="font-mono text-xs">{user.wallet_address === null ? 'no wallet yet' : shortHex(user.wallet_address)}</span>
      </p>
    </div>
  );
}

async function leave() {
  try {
    await signOut();
    // A new page, so that nothing the person saw stays in this one's memory.
    window.location.assign('/');
  } catch (error) {
    showToast({ tone: 'danger', title: 'You are still signed in', text: wordsFor(error).text });
  }
}

function ConsoleItem() {
  async function open() {
    try {
      await openConsole();
      window.location.assign('/admin');
    } catch (error) {
      showToast({ tone: 'danger', ...wordsFor(error) });
    }
  }
  return (
    <MenuItem>
      <button type="button" className={ITEM} onClick={() => void open()} data-testid="menu-console">
        <ShieldCheck aria-hidden className="size-4 text-muted" /> Operator console
      </button>
    </MenuItem>
  );
}

function isOwn(user: User, address: string): boolean {
  return user.wallet_address !== null && sameAddress(address, user.wallet_address);
}

function DemoAccounts({ user }: { user: User }) {
  const chain = useChain().data;
  const signIn = useSignIn();
  const navigate = useNavigate();

  async function change(index: number) {
    if (!chain) return;
    const registered = await signIn.start(demoOption(chain, index));
    if (registered === false) await navigate('/sign-in');
    if (registered === null) showToast({ tone: 'danger', title: 'The account was not switched', text: 'Try again, or sign out first.' });
    if (registered) showToast({ tone: 'success', title: `Signed in as test account ${index}`, kind: 'switched' });
  }

  return (
    <MenuSection data-testid="account-switcher">
      <MenuSeparator className="my-1 h-px bg-line" />
      <MenuHeading className="flex items-center gap-2 px-3 py-1.5 text-xs font-semibold text-warn-text">
        <FlaskConical aria-hidden className="size-3.5" /> Test accounts (development chain)
      </MenuHeading>
      {DEMO_ACCOUNTS.map((address, index) => (
        <MenuItem key={address} disabled={isOwn(user, address)}>
          <button type="button" className={ITEM} onClick={() => void change(index)} data-testid={`switch-account-${index}`}>
            <span className="tabular w-4 text-right text-muted">{index}</span>
            <span className="font-mono text-xs">{shortHex(address)}</span>
            <Check aria-hidden className={cx('ml-auto size-4 text-worker-text', !isOwn(user, address) && 'invisible')} />
          </button>
        </MenuItem>
      ))}
    </MenuSection>
  );
}
