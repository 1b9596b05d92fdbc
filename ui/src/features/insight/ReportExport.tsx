/** A report as a file, as it is asked for on the screen; where it is kept is asked when it is there. */
import { Button, Menu } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '~/api/call';
import type { Input } from '~/api/types';
import { sayProblem } from '~/api/write';
import { useJob } from '~/features/import/job';
import { useCan } from '~/features/shell/session';
import { useFormat } from '~/locales/useFormat';
import { transport } from '~/transport';

export type Asked = Input<'report.export'>['report'];

export function ReportExport({ report }: { report: Asked }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const mayExport = useCan('report.export');
  const [job, setJob] = useState<string | null>(null);
  const { result, error } = useJob<'report.export'>(job);
  useEffect(() => {
    if (!result && !error) return;
    setJob(null);
    if (error) sayProblem(error);
    else if (result) transport.saveFile(result.file, result.name).catch(sayProblem);
  }, [result, error]);
  if (!mayExport) return null;
  const start = (format: 'xlsx' | 'csv') =>
    ask('report.export', { report, format, language: language === 'en' ? 'en' : 'zh' }).then(
      (made) => setJob(made.job),
      sayProblem,
    );
  return (
    <Menu>
      <Menu.Target>
        <Button data-noprint loading={job !== null} leftSection={<IconFileExport size={15} stroke={1.7} />}>
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => void start(format)}>
            {t(`export.formats.${format}.name`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
