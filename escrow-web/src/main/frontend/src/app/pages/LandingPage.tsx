import { useEffect } from 'react';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { Footer } from '@/app/Footer';
import { Header } from '@/app/Header';
import { signInPath } from '@/features/auth/nextPath';
import { Counters } from '@/features/landing/Counters';
import { Faq } from '@/features/landing/Faq';
import { FinalCall } from '@/features/landing/FinalCall';
import { Hero } from '@/features/landing/Hero';
import { HowItWorks } from '@/features/landing/HowItWorks';
import { Qualifications } from '@/features/landing/Qualifications';
import { Trust } from '@/features/landing/Trust';
import { OpenNow } from '@/features/jobs/OpenNow';

export function LandingPage() {
  const { hash } = useLocation();
  const [params] = useSearchParams();
  useEffect(() => {
    document.title = 'PayChain: escrowed work';
  }, []);
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);

  // The operator console sends visitors without a session here with the way back.
  const next = params.get('next');
  if (next) return <Navigate to={signInPath(next)} replace />;
  return (
    <>
      <Header />
      <main id="main" tabIndex={-1} className="outline-none">
        <Hero />
        <Counters />
        <HowItWorks />
        <OpenNow />
        <Trust />
        <Qualifications />
        <Faq />
        <FinalCall />
      </main>
      <Footer />
    </>
  );
}
