using './main.bicep'

// azd fills these from the environment it is told to work in; az deployment sub create reads the same variables.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param edition = readEnvironmentVariable('PLATFORM_EDITION', 'cluster')
param databasePassword = readEnvironmentVariable('PLATFORM_DATABASE_PASSWORD')
param key = readEnvironmentVariable('PLATFORM_KEY')
param publicUrl = readEnvironmentVariable('PLATFORM_URL', '')
param otlpEndpoint = readEnvironmentVariable('OTEL_EXPORTER_OTLP_ENDPOINT', '')
param images = {
  silo: readEnvironmentVariable('SERVICE_SILO_IMAGE_NAME', '')
  worker: readEnvironmentVariable('SERVICE_WORKER_IMAGE_NAME', '')
  api: readEnvironmentVariable('SERVICE_API_IMAGE_NAME', '')
}

// One line for each kind of environment: azd env set PLATFORM_SIZE production
var sizes = {
  test: {
    postgresSku: 'Standard_B2s'
    postgresTier: 'Burstable'
    postgresGigabytes: 64
    backupDays: 7
    geoBackup: false
    highAvailability: false
    redisSku: 'Balanced_B0'
    replicas: 1
    cores: '1.0'
    memory: '2Gi'
  }
  production: {
    postgresSku: 'Standard_D4ds_v5'
    postgresTier: 'GeneralPurpose'
    postgresGigabytes: 512
    backupDays: 35
    geoBackup: true
    highAvailability: true
    redisSku: 'Balanced_B1'
    replicas: 2
    cores: '2.0'
    memory: '4Gi'
  }
}
param size = sizes[readEnvironmentVariable('PLATFORM_SIZE', 'test')]
