import { LineChart, ScatterChart } from 'echarts/charts'
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { connect, init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, ScatterChart, GridComponent, TooltipComponent, AxisPointerComponent, MarkLineComponent, MarkAreaComponent, CanvasRenderer])

export type Chart = EChartsType

/** Opens a chart in an element; charts of one group share their crosshair. */
export function openChart(element: HTMLElement, group: string): Chart {
  const chart = init(element, undefined, { renderer: 'canvas' })
  chart.group = group
  connect(group)
  return chart
}
