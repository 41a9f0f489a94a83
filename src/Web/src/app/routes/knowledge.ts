import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { text } from './root'
import { shell } from './shell'

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge',
  validateSearch: z.object({ q: text, sort: text, state: text, visibility: text, category: text, tag: text }),
  component: lazyRouteComponent(() => import('@/features/knowledge/list/KnowledgePage'), 'KnowledgePage'),
})

const newArticle = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/new',
  validateSearch: z.object({ title: text, body: text }),
  component: lazyRouteComponent(() => import('@/features/knowledge/editor/ArticleEditorPage'), 'NewArticlePage'),
})

const deflection = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/deflection',
  validateSearch: z.object({ months: text }),
  component: lazyRouteComponent(() => import('@/features/knowledge/deflection/DeflectionPage'), 'DeflectionPage'),
})

const article = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/$id',
  component: lazyRouteComponent(() => import('@/features/knowledge/page/ArticlePage'), 'ArticlePage'),
})

const articleEditor = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/$id/edit',
  component: lazyRouteComponent(() => import('@/features/knowledge/editor/ArticleEditorPage'), 'ArticleEditorPage'),
})

const articleVersions = createRoute({
  getParentRoute: () => shell,
  path: '/knowledge/$id/versions',
  validateSearch: z.object({ from: text, to: text }),
  component: lazyRouteComponent(() => import('@/features/knowledge/page/VersionsPage'), 'VersionsPage'),
})

/** What the company knows. */
export const knowledgeRoutes = [knowledge, newArticle, deflection, article, articleEditor, articleVersions] as const
