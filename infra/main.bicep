// The distributed edition on Azure Container Apps: silo, worker and api of one image, over a private PostgreSQL.
targetScope = 'subscription'

@description('Names the environment and everything in it, like test or production.')
@minLength(2)
@maxLength(20)
param environmentName string

param location string

@description('cluster runs on Orleans, Service Bus and Redis; host is the single-machine edition in three roles, with PostgreSQL alone.')
param edition string

@description('What differs from environment to environment; see main.bicepparam.')
param size sizeType

@description('The password of the database\'s owner: letters and digits.')
@secure()
@minLength(20)
param databasePassword string

@description('DataProtection:Key, 32 random bytes as base64: openssl rand -base64 32')
@secure()
@minLength(44)
@maxLength(44)
param key string

@description('Where people reach this installation; empty for the address Container Apps gives.')
param publicUrl string = ''

@description('An OTLP collector for traces, metrics and logs; empty for none.')
param otlpEndpoint string = ''

@description('The images azd deployed last; empty before the first deployment.')
param images object = { silo: '', worker: '', api: '' }

@export()
type sizeType = {
  postgresSku: string
  postgresTier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized'
  postgresGigabytes: int
  backupDays: int
  geoBackup: bool
  highAvailability: bool
  redisSku: string
  replicas: int
  @description('Cores of a replica as a decimal, and memory: twice as many Gi as cores.')
  cores: string
  memory: string
}

var tags = { 'azd-env-name': environmentName }
var suffix = uniqueString(subscription().id, environmentName, location)
var distributed = edition == 'cluster'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-platform-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-platform-${suffix}', location: location, tags: tags }
}

module logs 'modules/logs.bicep' = {
  scope: group
  params: { name: 'log-platform-${suffix}', location: location, tags: tags }
}

module network 'modules/network.bicep' = {
  scope: group
  params: { name: 'vnet-platform-${suffix}', location: location, tags: tags }
}

module registry 'modules/registry.bicep' = {
  scope: group
  params: { name: 'crplatform${suffix}', location: location, tags: tags, readerId: identity.outputs.principalId }
}

module postgres 'modules/postgres.bicep' = {
  scope: group
  params: {
    name: 'psql-platform-${suffix}'
    location: location
    tags: tags
    password: databasePassword
    sku: size.postgresSku
    tier: size.postgresTier
    gigabytes: size.postgresGigabytes
    backupDays: size.backupDays
    geoBackup: size.geoBackup
    highAvailability: size.highAvailability
    subnetId: network.outputs.postgresSubnetId
    dnsZoneId: network.outputs.postgresDnsZoneId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${take(suffix, 13)}'
    location: location
    tags: tags
    readerId: identity.outputs.principalId
    databaseConnection: 'Host=${postgres.outputs.host};Database=${postgres.outputs.database};Username=${postgres.outputs.login};Password=${databasePassword};SSL Mode=VerifyFull'
    key: key
  }
}

module bus 'modules/bus.bicep' = if (distributed) {
  scope: group
  params: { name: 'sb-platform-${suffix}', location: location, tags: tags, userId: identity.outputs.principalId }
}

module redis 'modules/redis.bicep' = if (distributed) {
  scope: group
  params: {
    name: 'redis-platform-${suffix}'
    location: location
    tags: tags
    sku: size.redisSku
    highAvailability: size.highAvailability
    vaultName: vault.outputs.name
  }
}

module apps 'modules/environment.bicep' = {
  scope: group
  params: {
    name: 'cae-platform-${suffix}'
    location: location
    tags: tags
    workspaceName: logs.outputs.name
    subnetId: network.outputs.appsSubnetId
    zoneRedundant: size.highAvailability
    storageName: 'stplatform${take(suffix, 13)}'
  }
}

var settings = concat(
  [
    { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
    { name: 'PublicUrl', value: empty(publicUrl) ? 'https://api.${apps.outputs.domain}' : publicUrl }
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: otlpEndpoint }
    { name: 'AZURE_CLIENT_ID', value: identity.outputs.clientId }
    { name: 'ConnectionStrings__platform', secretRef: 'platform' }
    { name: 'DataProtection__Key', secretRef: 'key' }
  ],
  distributed
    ? [
        { name: 'ConnectionStrings__bus', value: bus!.outputs.endpoint }
        { name: 'ConnectionStrings__live', secretRef: 'live' }
      ]
    : []
)

var secrets = concat(
  [
    { name: 'platform', keyVaultUrl: '${vault.outputs.uri}secrets/platform', identity: identity.outputs.id }
    { name: 'key', keyVaultUrl: '${vault.outputs.uri}secrets/key', identity: identity.outputs.id }
  ],
  distributed ? [{ name: 'live', keyVaultUrl: redis!.outputs.secretUri, identity: identity.outputs.id }] : []
)

var roles = [
  { name: 'silo', runs: 'Silo', open: false }
  { name: 'worker', runs: 'Worker', open: false }
  { name: 'api', runs: 'Api,Web', open: true }
]

module app 'modules/app.bicep' = [
  for role in roles: {
    scope: group
    name: 'app-${role.name}'
    params: {
      name: role.name
      location: location
      tags: union(tags, { 'azd-service-name': role.name })
      environmentId: apps.outputs.id
      storage: apps.outputs.storage
      identityId: identity.outputs.id
      registry: registry.outputs.server
      image: images[role.name]
      open: role.open
      replicas: size.replicas
      cores: size.cores
      memory: size.memory
      secrets: secrets
      settings: concat(settings, [{ name: 'Roles', value: role.runs }, { name: 'OTEL_SERVICE_NAME', value: 'platform-${role.name}' }])
    }
  }
]

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.server
output PLATFORM_ADDRESS string = 'https://api.${apps.outputs.domain}'
