/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'offline-knows-no-feature',
      comment: 'The offline machine serves every feature and must not know any of them.',
      severity: 'error',
      from: { path: '^src/offline' },
      to: { path: '^src/(features|ui|shell)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules take values and give values: no store, no screen, no network.',
      severity: 'error',
      from: { path: '^src/rules' },
      to: { path: '^src/(features|ui|shell|offline)' },
    },
    {
      name: 'no-view-below-the-screens',
      comment: 'The store and the rules run without a view library.',
      severity: 'error',
      from: { path: '^src/(offline|rules|contract)' },
      to: { path: 'node_modules/preact' },
    },
    {
      name: 'a-feature-never-imports-another',
      comment: 'Siblings are strangers; what two need moves down to ui, rules or offline.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'ui-holds-no-store',
      comment: 'Buttons and lists get values and give events.',
      severity: 'error',
      from: { path: '^src/ui' },
      to: { path: '^src/(offline|features|shell|contract)' },
    },
    {
      name: 'offline-has-one-door',
      comment: 'Outside of offline, only its index may be imported.',
      severity: 'error',
      from: { path: '^src/(features|ui|shell)' },
      to: { path: '^src/offline/', pathNot: '^src/offline/index\\.ts$' },
    },
    {
      name: 'no-circles',
      comment: 'Modules that import each other in a circle cannot be read one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-declared-packages',
      comment: 'What is imported must stand in package.json.',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$|/tests/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node:|vite/|virtual:)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
