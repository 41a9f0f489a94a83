using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime;
using Platform.Hosting.Data;

namespace Platform.Cluster.Membership;

/// <summary>The silos that processes without twins of their own can speak to.</summary>
internal sealed class Gateways(Databases databases, IOptions<ClusterOptions> cluster, IOptions<GatewayOptions> options) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => options.Value.GatewayListRefreshPeriod;

    [Obsolete("Nobody asks any more: every provider can change its mind.")]
    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        await using var read = databases.System.CreateCommand("select silo, gateway_port from platform.silos where cluster = $1 and status = $2 and gateway_port > 0");
        read.Parameters.Add(new() { Value = cluster.Value.ClusterId });
        read.Parameters.Add(new() { Value = (short)SiloStatus.Active });
        await using var rows = await read.ExecuteReaderAsync();
        var gateways = new List<Uri>();
        while (await rows.ReadAsync())
        {
            var silo = SiloAddress.FromParsableString(rows.GetString(0));
            gateways.Add(SiloAddress.New(silo.Endpoint.Address, rows.GetInt32(1), silo.Generation).ToGatewayUri());
        }

        return gateways;
    }
}
