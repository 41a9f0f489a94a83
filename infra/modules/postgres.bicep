// The truth: in our network only, backed up, with a standby where asked for.
param name string
param location string
param tags object
@secure()
param password string
param sku string
param tier string
param gigabytes int
param backupDays int
param geoBackup bool
param highAvailability bool
param subnetId string
param dnsZoneId string

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: tier }
  properties: {
    version: '17'
    administratorLogin: 'platform'
    administratorLoginPassword: password
    storage: { storageSizeGB: gigabytes, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: geoBackup ? 'Enabled' : 'Disabled' }
    highAvailability: { mode: highAvailability ? 'ZoneRedundant' : 'Disabled' }
    network: { delegatedSubnetResourceId: subnetId, privateDnsZoneArmResourceId: dnsZoneId, publicNetworkAccess: 'Disabled' }
  }

  // The extensions that migrations create; the server refuses all others.
  resource extensions 'configurations' = {
    name: 'azure.extensions'
    properties: { value: 'PG_TRGM,BTREE_GIN', source: 'user-override' }
  }

  // Compiling short queries costs more than it saves.
  resource jit 'configurations' = {
    name: 'jit'
    properties: { value: 'off', source: 'user-override' }
    dependsOn: [extensions]
  }

  resource database 'databases' = {
    name: 'platform'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
    dependsOn: [jit]
  }
}

output host string = server.properties.fullyQualifiedDomainName
output login string = server.properties.administratorLogin
output database string = server::database.name
