import { useSyncExternalStore } from 'react'
import type { MapView } from './view'

/** What part of the world is looked at. It moves with every frame: who draws follows it, and the page around does not. */
export class Camera {
  #view: MapView
  readonly #followers = new Set<() => void>()

  constructor(view: MapView) {
    this.#view = view
  }

  readonly view = () => this.#view

  move(view: MapView): void {
    this.#view = view
    this.#followers.forEach((tell) => tell())
  }

  readonly follow = (tell: () => void) => {
    this.#followers.add(tell)
    return () => void this.#followers.delete(tell)
  }
}

export const useCamera = (camera: Camera) => useSyncExternalStore(camera.follow, camera.view)
