using Orleans;
using Orleans.Hosting;
using Orleans.Messaging;
using Orleans.Providers;
using Platform.Cluster.Membership;

[assembly: RegisterProvider(OwnClustering.Name, "Clustering", "Silo", typeof(OwnClustering))]
[assembly: RegisterProvider(OwnClustering.Name, "Clustering", "Client", typeof(OwnClustering))]

namespace Platform.Cluster.Membership;

/// <summary>Lets settings choose our own database for the cluster: <c>Orleans:Clustering:ProviderType</c>.</summary>
internal sealed class OwnClustering : IProviderBuilder<ISiloBuilder>, IProviderBuilder<IClientBuilder>
{
    public const string Name = "Platform";

    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection) => builder.Services.AddSingleton<IMembershipTable, MembershipTable>();

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection configurationSection) => builder.Services.AddSingleton<IGatewayListProvider, Gateways>();
}
