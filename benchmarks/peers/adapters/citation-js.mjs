// Reads a RIS file with citation-js: node citation-js.mjs count|titles FILE, or
// writes it as CSL-JSON: node citation-js.mjs convert FILE OUTPUT
import { readFileSync, writeFileSync } from 'node:fs'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-ris'

const [job, file, output] = process.argv.slice(2)
const records = plugins.input.chain(readFileSync(file, 'utf8'), { forceType: '@ris/file', generateGraph: false })
if (job === 'convert') writeFileSync(output, JSON.stringify(records))
if (job === 'titles') {
  for (const r of records) console.log(String(r.title ?? '').replace(/\s+/g, ' '))
} else {
  console.log(records.length)
}
