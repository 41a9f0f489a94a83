import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { cn } from '@/lib/cn'
import { openChart, type Chart } from './engine'
import { useDragZoom } from './useDragZoom'

export interface ChartZoom {
  onZoom?: (from: number, to: number) => void
  onZoomOut?: () => void
}

interface ChartFrameProps extends ChartZoom {
  /** The chart in words, for who cannot see it. */
  label: string
  /** What is drawn, told how wide the chart is; as long as it is the same function it draws the same. */
  option(width: number): EChartsCoreOption
  group: string
  className?: string
}

/** A chart that fits its place, shares its crosshair with its group and is zoomed by dragging. */
export function ChartFrame({ label, option, group, className, onZoom, onZoomOut }: ChartFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const chart = useRef<Chart>(null)
  const [width, setWidth] = useState(600)

  useEffect(() => {
    const element = canvas.current!
    const opened = openChart(element, group)
    chart.current = opened
    const observer = new ResizeObserver(() => {
      opened.resize()
      setWidth(element.clientWidth)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      opened.dispose()
      chart.current = null
    }
  }, [group])

  useEffect(() => {
    chart.current?.setOption(option(width))
  }, [option, width, group])

  useDragZoom(chart, frame, onZoom, onZoomOut)
  return (
    <div ref={frame} role="img" aria-label={label} className={cn('relative h-32 cursor-crosshair select-none', className)}>
      <div ref={canvas} className="absolute inset-0" />
    </div>
  )
}
