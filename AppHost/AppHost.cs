// The distributed edition as one picture: what is stored, what runs, what waits for what.
// Where no container engine runs, or with --standalone, PostgreSQL is ours and also carries facts and live frames.
using Platform.AppHost;

var builder = DistributedApplication.CreateBuilder(args);
var publishing = builder.ExecutionContext.IsPublishMode;
var standalone = !publishing && (args.Contains("--standalone") || !ContainerEngine.IsRunning());

// Stored. Published, the database is a managed server, so only its connection string is ours to know.
IResourceBuilder<IResourceWithConnectionString>? database =
    publishing ? builder.AddConnectionString("platform")
    : standalone ? null
    : builder.AddPostgres("postgres").WithDataVolume().AddDatabase("platform");
var embedded = standalone ? Role("postgres", "None").WithArgs("postgres").WithListening() : null;

var twins = builder.AddOrleans("twins").WithClusterId("platform").WithServiceId("platform").WithClustering(new OwnClustering());

// Runs: one program, told by Roles what to be.
var migrate = Role("migrate", "None").WithArgs("migrate").WithDatabase(database, embedded);

var silo = Role("silo", "Silo").WithReplicas(2).WithListening()
    .WithDatabase(database, embedded).WithReference(twins).WithLoopbackSilos()
    .WaitForCompletion(migrate);

var api = Role("api", "Api").WithReplicas(2).WithListening().WithExternalHttpEndpoints()
    .WithDatabase(database, embedded).WithReference(twins.AsClient())
    .WaitFor(silo);

var worker = Role("worker", "Worker").WithReplicas(2).WithListening()
    .WithDatabase(database, embedded).WithReference(twins.AsClient())
    .WaitFor(silo);

var web = Role("web", "Web").WithListening().WithExternalHttpEndpoints()
    .WithDatabase(database, embedded).WithReference(twins.AsClient())
    .WaitFor(silo);

List<IResourceBuilder<ProjectResource>> speaking = [silo, api, worker, web];

// Commands, in the dashboard and as `aspire resource <name> <command>`.
silo.WithDrainCommand();
if (!publishing)
{
    var demo = Role("demo", "None").WithArgs("demo").WithExplicitStart()
        .WithDatabase(database, embedded).WithReference(twins.AsClient())
        .WaitFor(silo);

    var simulation = Role("simulation", "Api").WithListening().WithEnvironment("Demo__Simulation", "true").WithExplicitStart()
        .WithDatabase(database, embedded).WithReference(twins.AsClient())
        .WaitFor(silo);

    migrate.WithStartCommand("seed-demo", "Seed demo", demo);
    migrate.WithStartCommand("run-simulation", "Run simulation", simulation);
    speaking.AddRange([demo, simulation]);
}

// Carried: facts over Service Bus, live frames over Redis. Topics and subscriptions are made by who needs them.
if (!standalone)
{
    var bus = builder.AddAzureServiceBus("bus").RunAsEmulator();
    var live = builder.AddRedis("live");
    foreach (var role in speaking)
        role.WithBus(bus).WithReference(live).WaitFor(live);
}

builder.Build().Run();

IResourceBuilder<ProjectResource> Role(string name, string roles) => builder
    .AddProject<Projects.Platform_Cluster>(name, launchProfileName: null)
    .WithLocalSettings()
    .WithEnvironment("Roles", roles);
