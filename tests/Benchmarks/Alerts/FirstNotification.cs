using System.Diagnostics;
using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>How long after its group's wait a notification is there to be delivered, when one alert comes to a site where all is quiet.</summary>
internal static class FirstNotification
{
    private const int Times = 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2), Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Milliseconds, the slowest of twenty sites. The wait begins when the site hears of the alert, some time between sending it and the answer: counted here from the sending, so the
    /// request is part of it.
    /// </summary>
    public static async Task<double> Slowest(HostProcess host, DemoKey key, AlertStorm storm, TimeSpan wait, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        var late = new List<double>();
        foreach (var gateway in storm.Gateways().Take(Times).Index())
        {
            var clock = Stopwatch.StartNew();
            await storm.Send(host.Url, key.ApiKey, [gateway.Item], ct);
            var sent = clock.Elapsed;
            await Task.Delay(wait - sent - TimeSpan.FromMilliseconds(50), ct);
            while (!await IsThere(owner, storm.Sites[gateway.Index], ct))
            {
                if (clock.Elapsed > Patience) throw new CannotMeasureException("Nobody was told of an alert.");
                await Task.Delay(Look, ct);
            }

            late.Add((clock.Elapsed - wait).TotalMilliseconds);
        }

        late.Sort();
        Console.WriteLine($"one alert at a quiet site, {Times} times: told {late[Times / 2]:0} ms after the group's wait of {wait.TotalSeconds:0} s in the middle, {late[^1]:0} ms at most");
        return late[^1];
    }

    private static async Task<bool> IsThere(NpgsqlDataSource owner, Guid site, CancellationToken ct)
    {
        await using var read = owner.CreateCommand("select exists (select from alerts.notifications where site = $1)");
        read.Parameters.Add(new() { Value = site });
        return (bool)(await read.ExecuteScalarAsync(ct))!;
    }
}
