// Carries live frames between processes; holds nothing that must last. Its key goes into the vault and nowhere else.
param name string
param location string
param tags object
param sku string
param highAvailability bool
param vaultName string

resource redis 'Microsoft.Cache/redisEnterprise@2025-04-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: { minimumTlsVersion: '1.2', highAvailability: highAvailability ? 'Enabled' : 'Disabled' }

  resource database 'databases' = {
    name: 'default'
    properties: {
      port: 10000
      clientProtocol: 'Encrypted'
      clusteringPolicy: 'EnterpriseCluster' // one address; publishing and subscribing need no more
      evictionPolicy: 'NoEviction'
      accessKeysAuthentication: 'Enabled'
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName

  resource secret 'secrets' = {
    name: 'live'
    properties: { value: '${redis.properties.hostName}:10000,password=${redis::database.listKeys().primaryKey},ssl=True,abortConnect=False' }
  }
}

output secretUri string = '${vault.properties.vaultUri}secrets/${vault::secret.name}'
