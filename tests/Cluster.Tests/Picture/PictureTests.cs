using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Platform.Cluster.Picture;

/// <summary>What the picture says without starting anything: needs neither a container engine nor PostgreSQL.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task Published_it_has_a_bus_and_live_frames_and_no_PostgreSQL_of_its_own()
    {
        var names = await Names("--operation", "publish", "--publisher", "manifest");
        Assert.Superset(new HashSet<string> { "platform", "bus", "live", "migrate", "silo", "api", "worker", "web" }, names);
        Assert.DoesNotContain("postgres", names);
    }

    [Fact]
    public async Task Demo_data_and_a_fleet_that_reports_are_offered_where_it_runs_and_not_published()
    {
        Assert.Superset(new HashSet<string> { "demo", "simulation" }, await Names("--standalone"));
        Assert.Empty((await Names("--operation", "publish", "--publisher", "manifest")).Intersect(["demo", "simulation"]));
    }

    [Fact]
    public async Task Standalone_it_has_our_PostgreSQL_and_neither_a_bus_nor_live_frames()
    {
        var names = await Names("--standalone");
        Assert.Superset(new HashSet<string> { "postgres", "migrate", "silo", "api", "worker", "web" }, names);
        Assert.DoesNotContain("bus", names);
        Assert.DoesNotContain("live", names);
    }

    [Theory, InlineData("silo"), InlineData("api"), InlineData("worker")]
    public async Task Each_role_runs_twice(string role)
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Platform_AppHost>(["--standalone"], TestContext.Current.CancellationToken);
        Assert.Equal(2, builder.Resources.Single(resource => resource.Name == role).GetReplicaCount());
    }

    private static async Task<HashSet<string>> Names(params string[] args)
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Platform_AppHost>(args, TestContext.Current.CancellationToken);
        return [.. builder.Resources.Select(resource => resource.Name)];
    }
}
