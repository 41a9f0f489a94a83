using System.Diagnostics;
using Platform.Conformance;
using Platform.Twins;

namespace Platform.Cluster.Twins;

public sealed class TraceTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_follows_in_another_process_names_the_trace_it_came_from(bool many)
    {
        var key = new TwinKey(new TenantId(Guid.NewGuid()), Guid.CreateVersion7());
        var seen = new TaskCompletionSource<string?>();
        cluster.World.OnAnnounced = (_, _) =>
        {
            seen.TrySetResult(Activity.Current?.TraceId.ToString());
            return Task.CompletedTask;
        };

        using var cause = new Activity("cause").Start();
        if (many) await cluster.FromClient.Meters.TellMany([(key, new Announce("heard"))]);
        else await cluster.FromClient.Meters.Tell(key, new Announce("heard"));

        Assert.Equal(cause.TraceId.ToString(), await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
