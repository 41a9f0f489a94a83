// Where the apps run, and the one folder that they share: the files of records.
param name string
param location string
param tags object
param workspaceName string
param subnetId string
param zoneRedundant bool
param storageName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: storageName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: { minimumTlsVersion: 'TLS1_2', allowBlobPublicAccess: false, supportsHttpsTrafficOnly: true }

  resource files 'fileServices' = {
    name: 'default'
    properties: { shareDeleteRetentionPolicy: { enabled: true, days: 14 } }

    resource share 'shares' = {
      name: 'platform'
      properties: { shareQuota: 256 }
    }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    zoneRedundant: zoneRedundant
    vnetConfiguration: { infrastructureSubnetId: subnetId }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: workspace.properties.customerId, sharedKey: workspace.listKeys().primarySharedKey }
    }
  }

  // A share can be mounted by its account's key only: it stays between the environment and the account.
  resource storage 'storages' = {
    name: 'files'
    properties: {
      azureFile: { accountName: account.name, accountKey: account.listKeys().keys[0].value, shareName: account::files::share.name, accessMode: 'ReadWrite' }
    }
  }
}

output id string = environment.id
output domain string = environment.properties.defaultDomain
output storage string = environment::storage.name
