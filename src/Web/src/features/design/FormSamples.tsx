import { Field, Input, Select } from '@/components/form/Field'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { Timeline } from '@/components/Timeline'
import { Sample } from './Sample'

const now = Date.now()
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const entries = [
  { at: ago(3), kind: 'device.health-changed', text: 'Health fell from warning to poor (52)', actor: null },
  { at: ago(1600), kind: 'device.renamed', text: 'Renamed', actor: { id: '', name: 'Ada Lovelace' } },
]

/** What is filled in, and what is read. */
export function FormSamples() {
  return (
    <>
      <Sample title="Fields">
        <div className="w-64">
          <Field label="Name" hint="What people call it.">
            {(control) => <Input {...control} placeholder="Harbour warehouse" />}
          </Field>
        </div>
        <div className="w-64">
          <Field label="Serial" error="Another device has this serial.">
            {(control) => <Input {...control} defaultValue="SN-8393315" />}
          </Field>
        </div>
        <div className="w-64">
          <Field label="Type">
            {(control) => (
              <Select {...control}>
                <option>Cold room probe</option>
              </Select>
            )}
          </Field>
        </div>
      </Sample>
      <Sample title="Panel, facts, timeline">
        <Panel title="Facts" aside="with an aside" className="w-80">
          <Facts>
            <Fact label="Type">Gateway</Fact>
            <Fact label="Registered">
              <Time at={ago(90)} zone="Asia/Tokyo" />
            </Fact>
            <Fact label="Last reading">
              <Time at={null} none="never" />
            </Fact>
          </Facts>
        </Panel>
        <Panel title="Timeline" className="w-80">
          <Timeline entries={entries} />
        </Panel>
      </Sample>
    </>
  )
}
