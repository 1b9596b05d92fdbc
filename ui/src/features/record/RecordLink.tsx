/** A link to a record of any kind by its id alone; what belongs to a customer leads to that customer's page. */
import { Link, Navigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryCall } from '~/api/call';
import type { Entity, LinkedEntity } from '~/api/types';
import { Refused, Waiting } from '~/components/States';
import { whereIs } from './whereIs';

const PATHS = {
  customer: '/customers/$id',
  contact: '/contacts/$id',
  interaction: '/interactions/$id',
  opportunity: '/opportunities/$id',
  service: '/services/$id',
  product: '/products/$id',
  sales_order: '/orders/$id',
} as const;

export function isEntity(entity: string | null): entity is Entity {
  return entity !== null && Object.hasOwn(PATHS, entity);
}

interface Props {
  entity: Entity;
  id: string;
  className?: string | undefined;
  children: ReactNode;
}

export function RecordLink({ entity, id, className, children }: Props) {
  return (
    <Link to={PATHS[entity]} params={{ id }} className={className}>
      {children}
    </Link>
  );
}

/** Goes on to the page where the record is looked at, once it is known whose it is. */
export function Follow({
  entity,
  from,
}: {
  entity: LinkedEntity;
  from: '/contacts/$id' | '/interactions/$id';
}) {
  const { id } = useParams({ from });
  const detail = useQueryCall(`${entity}.get`, { id });
  if (detail.isError) return <Refused error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <Waiting />;
  return <Navigate {...whereIs(entity, id, detail.data.customer.id)} replace />;
}
