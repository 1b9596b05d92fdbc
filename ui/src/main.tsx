import './harden';
import '@mantine/core/styles.css';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './routes/App';
import './locales';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
