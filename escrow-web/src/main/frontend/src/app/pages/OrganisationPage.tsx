import { useParams } from 'react-router';
import { NotFoundPage } from '@/app/pages/NotFoundPage';
import { OrganisationDetail } from '@/features/organisations/OrganisationDetail';

export function OrganisationPage() {
  const { id } = useParams();
  return id !== undefined && /^\d{1,15}$/.test(id) ? <OrganisationDetail key={id} id={Number(id)} /> : <NotFoundPage />;
}
