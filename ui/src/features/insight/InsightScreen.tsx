/** 洞察: one report of those there are, as the address asks for it. */
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { type InsightAddress, isReport, REPORTS, type Report } from './address';
import { Churn } from './Churn';
import { Composition } from './Composition';
import { Contribution } from './Contribution';
import { Opportunities } from './Opportunities';
import type { ReportProps } from './Page';
import { Products } from './Products';
import { Services } from './Services';

const SCREENS: Record<Report, ComponentType<ReportProps>> = {
  composition: Composition,
  contribution: Contribution,
  products: Products,
  opportunity: Opportunities,
  service: Services,
  churn: Churn,
};

export function InsightScreen() {
  const { report } = useParams({ from: '/insights/$report' });
  const address = useSearch({ from: '/insights/$report' });
  const navigate = useNavigate();
  if (!isReport(report)) return <Navigate to="/insights/$report" params={{ report: REPORTS[0] }} replace />;
  const Shown = SCREENS[report];
  const change = (patch: InsightAddress) =>
    void navigate({
      to: '/insights/$report',
      params: { report },
      search: (old) => given({ ...old, ...patch }),
      replace: true,
    });
  return <Shown key={report} address={address} onChange={change} />;
}

function given(address: InsightAddress): InsightAddress {
  return Object.fromEntries(
    Object.entries(address).filter(([, value]) => value !== undefined && value !== ''),
  ) as InsightAddress;
}
