using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Benchmarks.Access;

/// <summary>
/// permissions: how much longer a read takes because a permission is checked. One caller asks for the same read with and without the check in turn,
/// so that whatever else the machine does slows both alike; the medians are compared. The caller's key has every permission by name, which is the most there is to search.
/// </summary>
internal static class PermissionsVerb
{
    public const string Usage = "[--seconds 10]";

    public static async Task<int> Run(VerbArgs args)
    {
        await using var host = await OwnHost.Start(args.Stop, new ProbeModule());
        using var administrator = host.ClientFor(await host.NewKey(args.Stop));
        var permissions = (await administrator.GetFromJsonAsync<JsonElement>("/v1/permissions", args.Stop)).EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToArray();
        var made = await administrator.PostAsJsonAsync("/v1/api-keys", new { name = "By name", scopes = permissions }, args.Stop);
        var key = await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(args.Stop);

        using var caller = host.ClientFor(key.GetProperty("secret").GetString()!);
        await Compare(caller, seconds: 3, args.Stop); // warm
        var (open, guarded) = await Compare(caller, args.Seconds, args.Stop);
        Console.WriteLine($"a read takes {open.TotalMicroseconds:0.0} µs, with a check among {permissions.Length} permissions {guarded.TotalMicroseconds:0.0} µs");
        Figures.Print("permissions.added_percent", (guarded / open - 1) * 100, "%");
        return 0;
    }

    private static async Task<(TimeSpan Open, TimeSpan Guarded)> Compare(HttpClient caller, double seconds, CancellationToken ct)
    {
        var (open, guarded) = (new List<long>(), new List<long>());
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
            // Neither is always the first of its pair.
            var isOpenFirst = open.Count % 2 == 0;
            if (isOpenFirst) open.Add(await Time(caller, ProbeModule.Open, ct));
            guarded.Add(await Time(caller, ProbeModule.Guarded, ct));
            if (!isOpenFirst) open.Add(await Time(caller, ProbeModule.Open, ct));
        }

        return (Median(open), Median(guarded));
    }

    private static async Task<long> Time(HttpClient caller, string path, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await caller.GetAsync(path, ct);
        var took = Stopwatch.GetTimestamp() - start;
        answer.EnsureSuccessStatusCode();
        return took;
    }

    private static TimeSpan Median(List<long> ticks)
    {
        ticks.Sort();
        return Stopwatch.GetElapsedTime(0, ticks[ticks.Count / 2]);
    }
}
