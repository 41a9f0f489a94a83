// Carries facts between modules. Keys are switched off: only identities may use it.
param name string
param location string
param tags object
param userId string

var dataOwner = '090c5cfd-751d-490a-894a-3ce6f1109419'

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard' } // sessions and topics begin here
  properties: { disableLocalAuth: true, minimumTlsVersion: '1.2' }
}

// Owner, because topics and subscriptions are made by the platform when it starts.
resource mayUse 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus.id, userId, dataOwner)
  scope: bus
  properties: {
    principalId: userId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataOwner)
  }
}

output endpoint string = bus.properties.serviceBusEndpoint
