using System.Net;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Platform.Hosting.Data;
using Platform.TestKit;

namespace Platform.Cluster.Membership;

/// <summary>What silos rely on to agree who belongs to the cluster.</summary>
public sealed class MembershipTableTests : IAsyncLifetime
{
    private static int _generation;

    private readonly IOptions<ClusterOptions> _cluster = Options.Create(new ClusterOptions { ClusterId = $"test-{Guid.NewGuid():n}" });
    private Database _database = null!;
    private Databases _databases = null!;
    private MembershipTable _table = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        _databases = new(_database.ConnectionString);
        _table = new(_databases, _cluster);
        await _table.InitializeMembershipTable(tryInitTableVersion: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task It_begins_empty_at_version_zero_however_often_it_is_begun()
    {
        await _table.InitializeMembershipTable(tryInitTableVersion: true);
        var read = await _table.ReadAll();
        Assert.Empty(read.Members);
        Assert.Equal((0, "0"), (read.Version.Version, read.Version.VersionEtag));
    }

    [Fact]
    public async Task A_silo_is_read_as_it_was_written()
    {
        var silo = Silo();
        silo.SuspectTimes = [Tuple.Create(Silo().SiloAddress, silo.StartTime.AddSeconds(1)), Tuple.Create(Silo().SiloAddress, silo.StartTime.AddSeconds(2))];
        Assert.True(await Insert(silo));

        var read = Assert.Single((await _table.ReadRow(silo.SiloAddress)).Members).Item1;
        Assert.Equal(silo.ToFullString(), read.ToFullString());
    }

    [Fact]
    public async Task A_change_turns_the_version_by_one_and_fails_on_any_but_the_latest()
    {
        var before = (await _table.ReadAll()).Version.Next();
        Assert.True(await _table.InsertRow(Silo(), before));
        Assert.False(await _table.InsertRow(Silo(), before));
        Assert.Equal(1, (await _table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task A_silo_joins_once()
    {
        var silo = Silo();
        Assert.True(await Insert(silo));
        Assert.False(await Insert(silo));
        Assert.Equal(1, (await _table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task A_silo_is_changed_only_as_it_was_read()
    {
        var silo = Silo();
        await Insert(silo);
        var tag = await TagOf(silo);
        silo.Status = SiloStatus.Active;

        Assert.True(await _table.UpdateRow(silo, tag, await Next()));
        Assert.False(await _table.UpdateRow(silo, tag, await Next()));
        Assert.NotEqual(tag, await TagOf(silo));
        Assert.Equal(2, (await _table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task Of_many_who_change_the_same_at_once_one_succeeds()
    {
        var (silo, next) = (Silo(), await Next());
        var inserted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _table.InsertRow(silo, next)));
        Assert.Single(inserted, done => done);

        var (tag, turn) = (await TagOf(silo), await Next());
        var updated = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _table.UpdateRow(silo, tag, turn)));
        Assert.Single(updated, done => done);
    }

    [Fact]
    public async Task A_sign_of_life_turns_no_version()
    {
        var silo = Silo();
        await Insert(silo);
        var tag = await TagOf(silo);
        var later = silo.IAmAliveTime.AddSeconds(5);

        await _table.UpdateIAmAlive(new MembershipEntry { SiloAddress = silo.SiloAddress, IAmAliveTime = later });

        var read = await _table.ReadRow(silo.SiloAddress);
        Assert.Equal((1, tag, later), (read.Version.Version, read.Members[0].Item2, read.Members[0].Item1.IAmAliveTime));
    }

    [Fact]
    public async Task What_was_not_active_for_long_is_cleared_away()
    {
        var (old, active, young) = (Silo(), Silo(), Silo());
        (old.IAmAliveTime, old.Status) = (old.IAmAliveTime.AddDays(-10), SiloStatus.Dead);
        (active.IAmAliveTime, active.Status) = (active.IAmAliveTime.AddDays(-10), SiloStatus.Active);
        foreach (var silo in new[] { old, active, young }) await Insert(silo);

        await _table.CleanupDefunctSiloEntries(DateTimeOffset.UtcNow.AddDays(-7));

        Assert.Equal(new[] { active, young }.Select(silo => silo.SiloAddress.ToString()).Order(), (await _table.ReadAll()).Members.Select(m => m.Item1.SiloAddress.ToString()).Order());
    }

    [Fact]
    public async Task Gateways_are_active_silos_that_have_one()
    {
        var (joining, without, gateway) = (Silo(), Silo(), Silo());
        (without.Status, without.ProxyPort, gateway.Status) = (SiloStatus.Active, 0, SiloStatus.Active);
        foreach (var silo in new[] { joining, without, gateway }) await Insert(silo);

        var gateways = await new Gateways(_databases, _cluster, Options.Create(new GatewayOptions())).GetGateways();

        Assert.Equal(SiloAddress.New(gateway.SiloAddress.Endpoint.Address, gateway.ProxyPort, gateway.SiloAddress.Generation).ToGatewayUri(), Assert.Single(gateways));
    }

    private async Task<TableVersion> Next() => (await _table.ReadAll()).Version.Next();

    private async Task<bool> Insert(MembershipEntry silo) => await _table.InsertRow(silo, await Next());

    private async Task<string> TagOf(MembershipEntry silo) => (await _table.ReadRow(silo.SiloAddress)).Members[0].Item2;

    private static MembershipEntry Silo()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).UtcDateTime;
        return new()
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, 12345, Interlocked.Increment(ref _generation)), HostName = "here", SiloName = "silo", Status = SiloStatus.Joining,
            ProxyPort = 30000, StartTime = now, IAmAliveTime = now,
        };
    }
}
