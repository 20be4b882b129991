import type { Component } from 'vue'
import {
  Bell,
  Box,
  ChatDotRound,
  Files,
  Grid,
  House,
  Operation,
  Promotion,
  Setting,
  User,
} from '@element-plus/icons-vue'

export interface Entry {
  /** Key below `shell.nav`, and what `meta.nav` of its pages says. */
  id: string
  to: string
  icon?: Component
  /** Stands under the entry before it. */
  sub?: boolean
  /** Has a count of what waits for a person. */
  waiting?: boolean
  /** Its service is not there yet: its page says what it will be. */
  later?: boolean
}

/** The manual's structure and words, unchanged. */
export const NAVIGATION: readonly { head?: string; entries: readonly Entry[] }[] = [
  { entries: [{ id: 'home', to: '/', icon: House }] },
  {
    head: 'basic',
    entries: [
      { id: 'notices', to: '/notices', icon: Bell, later: true },
      { id: 'broadcasts', to: '/broadcasts', icon: Promotion, later: true },
      { id: 'sends', to: '/sends', sub: true },
      { id: 'replies', to: '/replies', icon: ChatDotRound },
      { id: 'menu', to: '/menu', icon: Operation },
    ],
  },
  {
    head: 'management',
    entries: [
      { id: 'materials', to: '/materials', icon: Files },
      { id: 'people', to: '/people/residents', icon: User },
      { id: 'verifications', to: '/people/verifications', sub: true, waiting: true },
      { id: 'imports', to: '/people/imports', sub: true },
      { id: 'settings', to: '/settings', icon: Setting },
      { id: 'health', to: '/settings/health', sub: true },
    ],
  },
  {
    entries: [
      { id: 'square', to: '/square', icon: Grid, later: true },
      { id: 'apps', to: '/apps', icon: Box, later: true },
    ],
  },
]
