import { Disclosure, DisclosureButton, DisclosurePanel } from '@headlessui/react';
import { Plus } from 'lucide-react';

const QUESTIONS = [
  ['What does it cost?', 'The employer pays 2 % on top of the pay. The worker pays nothing: accepting, submitting and being paid cost no network fee. If a job is cancelled before acceptance or expires, the employer gets pay and fee back in full.'],
  ['What happens if the employer never answers?', 'Then the worker is paid. After the work is submitted the review window runs, 72 hours unless the job says otherwise. When it ends without an answer, the contract pays.'],
  ['What happens if the worker never delivers?', 'When the work deadline passes without a submission, pay and fee go back to the employer. It happens by itself, and anybody may trigger it.'],
  ['Can PayChain take the money?', 'No. The contract pays only the stored worker or the stored employer. PayChain relays signatures and pays the network cost; it cannot choose who receives the pay.'],
  ['Can a job be changed after the pay is locked?', 'Title and description may change until somebody accepts. Pay, hours and checklist are fixed, because their fingerprint is on chain.'],
  ['Which wallet do I need?', 'Any browser wallet that announces itself to web pages. You sign in by signing a message; there is no password to lose.'],
] as const;

export function Faq() {
  return (
    <section id="faq" className="border-t border-line bg-surface">
      <div className="container-page grid gap-8 py-16 lg:grid-cols-[1fr_1.6fr] lg:py-24">
        <h2 className="text-h2">Questions people ask</h2>
        <div className="divide-y divide-line border-y border-line">
          {QUESTIONS.map(([question, answer], index) => (
            <Disclosure key={question} as="div">
              <h3>
                <DisclosureButton data-testid={`faq-${index}`} className="group flex min-h-14 w-full items-center justify-between gap-4 py-3 text-left font-semibold">
                  {question}
                  <Plus aria-hidden className="size-5 shrink-0 text-muted transition-transform group-data-[open]:rotate-45" />
                </DisclosureButton>
              </h3>
              <DisclosurePanel className="animate-fade-in pb-5 pr-8 leading-relaxed text-muted">{answer}</DisclosurePanel>
            </Disclosure>
          ))}
        </div>
      </div>
    </section>
  );
}
