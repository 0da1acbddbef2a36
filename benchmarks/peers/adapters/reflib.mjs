// Reads a RIS file with @iebh/reflib: node reflib.mjs count|titles FILE
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { readStream } from '@iebh/reflib'

const [job, file] = process.argv.slice(2)
const { size } = await stat(file)
let count = 0
await new Promise((resolve, reject) => {
  readStream('ris', createReadStream(file), { size })
    .on('ref', ref => {
      count++
      if (job === 'titles') console.log(String(ref.title ?? '').replace(/\s+/g, ' '))
    })
    .on('error', reject)
    .on('end', resolve)
})
if (job === 'count') console.log(count)
