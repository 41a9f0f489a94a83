import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { sessionQuery } from '@/features/identity/session'
import { safeReturn } from '../search'
import { root, text } from './root'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ returnTo: text }),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.ensureQueryData(sessionQuery).catch(() => null)
    if (session) throw redirect({ href: safeReturn(search.returnTo) })
  },
  component: lazyRouteComponent(() => import('@/features/identity/SignInPage'), 'SignInPage'),
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('@/features/identity/SignUpPage'), 'SignUpPage'),
})

const completeSignUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up/complete',
  component: lazyRouteComponent(() => import('@/features/identity/SignUpPage'), 'CompleteSignUpPage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('@/features/identity/ForgotPasswordPage'), 'ForgotPasswordPage'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('@/features/identity/ResetPasswordPage'), 'ResetPasswordPage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('@/features/identity/ConfirmEmailPage'), 'ConfirmEmailPage'),
})

const rate = createRoute({
  getParentRoute: () => root,
  path: '/rate',
  component: lazyRouteComponent(() => import('@/features/tickets/ratings/RatePage'), 'RatePage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('@/features/people/InvitationPage'), 'InvitationPage'),
})

/** What somebody sees who is not signed in. */
export const doorRoutes = [signIn, signUp, completeSignUp, forgotPassword, resetPassword, confirmEmail, invitation, rate] as const
