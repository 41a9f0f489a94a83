// One role of the platform.
param name string
param location string
param tags object
param environmentId string
param storage string
param identityId string
param registry string
@description('Empty before the first deployment: then a page of Azure\'s stands in.')
param image string
@description('Whether the world may reach it.')
param open bool
param replicas int
param cores string
param memory string
param secrets array
param settings array

var first = empty(image)

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single' // the new revision is healthy before the old one drains
      ingress: open ? { external: true, targetPort: first ? 80 : 8080, transport: 'auto', allowInsecure: false } : null
      registries: [{ server: registry, identity: identityId }]
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'platform'
          image: first ? 'mcr.microsoft.com/azuredocs/containerapps-helloworld:latest' : image
          env: settings
          resources: { cpu: json(cores), memory: memory }
          volumeMounts: [{ volumeName: 'files', mountPath: '/var/lib/platform' }]
          probes: first ? [] : [
            { type: 'Startup', httpGet: { path: '/alive', port: 8080 }, periodSeconds: 5, failureThreshold: 10, initialDelaySeconds: 10 }
            { type: 'Liveness', httpGet: { path: '/alive', port: 8080 }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
            { type: 'Readiness', httpGet: { path: '/health', port: 8080 }, periodSeconds: 5, timeoutSeconds: 5 }
          ]
        }
      ]
      scale: { minReplicas: replicas, maxReplicas: replicas }
      // The share belongs to nobody in particular; the image runs as 1654.
      volumes: [{ name: 'files', storageType: 'AzureFile', storageName: storage, mountOptions: 'uid=1654,gid=1654,dir_mode=0700,file_mode=0600,nobrl' }]
    }
  }
}
