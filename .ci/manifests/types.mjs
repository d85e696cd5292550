// Wrong types, wrong names of choices and missing fields: node types.mjs MANIFESTS...
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const HOMES = {
  'kafka.strimzi.io': '@kubernetes-models/strimzi-kafka-operator',
  'keda.sh': '@kubernetes-models/keda',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

async function model(apiVersion, kind) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const home = HOMES[group];
  const path = home ? `${home}/${group}/${version}` : `kubernetes-models/${group ? apiVersion : version}`;
  const models = await import(path);
  const found = (models[kind] ?? models.default?.[kind]);
  if (!found) throw new Error(`no model of ${kind} in ${path}`);
  return found;
}

let wrong = 0;
let checked = 0;
for (const file of process.argv.slice(2)) {
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    const manifest = document.toJS();
    if (!manifest) continue;
    const name = `${file}: ${manifest.kind} ${manifest.metadata?.name}`;
    try {
      const Model = await model(manifest.apiVersion, manifest.kind);
      new Model(manifest).validate();
      checked++;
    } catch (error) {
      wrong++;
      console.error(`${name}: ${error.message}`);
    }
  }
}
console.log(`${checked} manifests have the right types, ${wrong} have not`);
process.exit(wrong === 0 && checked > 0 ? 0 : 1);
