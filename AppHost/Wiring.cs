using Aspire.Hosting.Azure;
using Aspire.Hosting.Orleans;

namespace Platform.AppHost;

internal static class Wiring
{
    /// <summary>A connection string where there is one; else the data folder, in which every process finds the PostgreSQL that one of them runs.</summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<IResourceWithConnectionString>? database, IResourceBuilder<ProjectResource>? embedded)
    {
        if (database is not null) project.WithReference(database).WaitFor(database);
        if (embedded is not null) project.WithEnvironment("Postgres__Join", "true").WaitFor(embedded);
        return project;
    }

    public static IResourceBuilder<ProjectResource> WithListening(this IResourceBuilder<ProjectResource> project) => project.WithHttpEndpoint().WithHttpHealthCheck("/health");

    /// <summary>
    /// Started without a launch profile it would otherwise call itself Production on a developer's machine. Demo data and the fleet that reports come by command:
    /// many processes would make them at once.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithLocalSettings(this IResourceBuilder<ProjectResource> project)
    {
        var app = project.ApplicationBuilder;
        if (app.ExecutionContext.IsPublishMode) return project;
        if (app.Configuration["Data:Folder"] is { Length: > 0 } folder) project.WithEnvironment("Data__Folder", folder);
        return project.WithEnvironment("ASPNETCORE_ENVIRONMENT", app.Environment.EnvironmentName).WithEnvironment("Demo__Enabled", "false").WithEnvironment("Demo__Simulation", "false");
    }

    /// <summary>
    /// An emulator makes topics and subscriptions at the port that tells its health, of which its connection string says nothing. It keeps ten connections at most: with
    /// those started by command, nine processes have one each.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithBus(this IResourceBuilder<ProjectResource> project, IResourceBuilder<AzureServiceBusResource> bus)
    {
        project.WithReference(bus).WaitFor(bus);
        return bus.Resource.IsEmulator ? project.WithEnvironment("Bus__AdministrationPort", $"{bus.GetEndpoint("emulatorhealth").Property(EndpointProperty.Port)}") : project;
    }

    /// <summary>On one machine silos advertise loopback; in the cloud each advertises its own address.</summary>
    public static IResourceBuilder<ProjectResource> WithLoopbackSilos(this IResourceBuilder<ProjectResource> silo) =>
        silo.ApplicationBuilder.ExecutionContext.IsPublishMode ? silo
            : silo.WithEnvironment("Orleans__Endpoints__AdvertisedIPAddress", "127.0.0.1");
}

/// <summary>Silos keep their membership in our own schema of the database they have anyway.</summary>
internal sealed class OwnClustering : IProviderConfiguration
{
    public void ConfigureResource<T>(IResourceBuilder<T> resourceBuilder, string configSectionPath) where T : IResourceWithEnvironment =>
        resourceBuilder.WithEnvironment($"Orleans__{configSectionPath}__ProviderType", "Platform");
}
