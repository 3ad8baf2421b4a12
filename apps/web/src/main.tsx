import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router-dom';
import { NotFound, Shell } from './app/Shell';
import { LessonPage } from './learn/LessonPage';
import { LessonsPage } from './learn/LessonsPage';
import { SignedIn } from './session/SignedIn';
import { StudioPage } from './studio/StudioPage';
import './styles/main.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <BrowserRouter>
      <Routes>
        <Route path="/signed-in" element={<SignedIn />} />
        <Route element={<Shell />}>
          <Route path="/" element={<LessonsPage />} />
          <Route path="/lessons/:lessonId" element={<LessonPage />} />
          <Route path="/studio" element={<StudioPage />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </BrowserRouter>
  </StrictMode>,
);
