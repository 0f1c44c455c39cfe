import '@/shared/styles/rescue.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RescuePage } from '@/features/rescue/RescuePage';
import { startTheme } from '@/shared/ui/theme';

startTheme();
const root = document.getElementById('root');
if (!root) throw new Error('rescue.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RescuePage />
  </StrictMode>,
);
