using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Journal;

namespace Platform.Benchmarks.Flow;

/// <summary>subscriptions: how soon after a change was acknowledged its follower has handled it, while changes come at a steady rate.</summary>
internal static class SubscriptionsVerb
{
    public const string Usage = "[--seconds 10] [--rate 1000]";

    private const int Writers = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(VerbArgs args)
    {
        var follower = new Follower();
        await using var ground = await Ground.Prepare(services => services.AddSingleton(follower).AddSubscription<Follower>(), args.Stop);
        var counters = await Counters.Start(ground.Services, args.Stop);
        var rate = args.Number("rate", 1_000);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Warm(counters, args.Stop), args.Stop)));
        var committed = new ConcurrentDictionary<(Guid, int), long>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(counters, committed, clock, writer, rate, args.Seconds, args.Stop), args.Stop)));
        var reached = committed.Count / clock.Elapsed.TotalSeconds;
        Figures.Print("subscriptions.changes_per_s", reached, "changes/s");
        if (reached < rate * 0.9) throw new CannotMeasureException($"Only {reached:0} of {rate:0} changes a second could be written on this machine.");

        for (var patience = Stopwatch.StartNew(); !committed.Keys.All(follower.Handled.ContainsKey); await Task.Delay(20, args.Stop))
            if (patience.Elapsed > TimeSpan.FromSeconds(10)) throw new CannotMeasureException("Not all changes were handled within 10 s.");

        // What was handled before its writer heard of the commit was not late at all.
        var lags = committed.Select(change => Math.Max(0, Stopwatch.GetElapsedTime(change.Value, follower.Handled[change.Key]).TotalMilliseconds)).Order().ToArray();
        Figures.Print("subscriptions.lag_p50_ms", lags[lags.Length / 2], "ms");
        Figures.Print("subscriptions.lag_p99_ms", lags[(int)(lags.Length * 0.99)], "ms");
        return 0;
    }

    /// <summary>As fast as it goes, until the code is compiled and the sessions are open.</summary>
    private static async Task Warm(Counters counters, CancellationToken ct)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;) await counters.Raise(ct);
    }

    /// <summary>Each change has its moment, whether or not the one before was late.</summary>
    private static async Task Write(
        Counters counters, ConcurrentDictionary<(Guid, int), long> committed, Stopwatch clock, int writer, double rate, double seconds, CancellationToken ct)
    {
        for (var nth = writer; nth / rate < seconds; nth += Writers)
        {
            var early = nth / rate - clock.Elapsed.TotalSeconds;
            if (early > 0) await Task.Delay(TimeSpan.FromSeconds(early), ct);
            var counter = await counters.Raise(ct);
            committed[(counter.Key, counter.Version)] = Stopwatch.GetTimestamp();
        }
    }

    private sealed class Follower : ISubscription
    {
        public ConcurrentDictionary<(Guid, int), long> Handled { get; } = new();
        public string Name => "benchmark.follower";

        public Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
        {
            var now = Stopwatch.GetTimestamp();
            foreach (var entry in entries) Handled.TryAdd((entry.StreamId, entry.Change.Version), now);
            return Task.CompletedTask;
        }
    }
}
