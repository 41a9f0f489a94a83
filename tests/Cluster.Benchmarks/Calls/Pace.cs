using System.Diagnostics;

namespace Platform.Cluster.Benchmarks.Calls;

/// <summary>What one caller does in one turn, and how much of it that was.</summary>
internal delegate Task<int> Work(int caller, int turn);

/// <summary>How much was done in a second, and what it took of a core, in microseconds each.</summary>
internal readonly record struct Done(double PerSecond, double Microseconds);

/// <summary>Two ways to do the same, measured in turns, so that what else the machine does strikes both alike.</summary>
internal sealed class Pace(params Process[] others)
{
    private const int Rounds = 41;

    /// <summary>Each for so many seconds in all, in short turns: what else the machine does comes and goes within seconds.</summary>
    /// <returns>What either does, and the middle one of the ratios of neighbours.</returns>
    public async Task<(Done Raw, Done Ours, double Ratio)> Beside(Work raw, Work ours, int callers, double seconds)
    {
        var turn = seconds / Rounds;
        var pairs = new List<(Done Raw, Done Ours)>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = await Rate(raw, callers, turn / 2);
            var here = await Rate(ours, callers, turn);
            var after = await Rate(raw, callers, turn / 2);
            pairs.Add((new((before.PerSecond + after.PerSecond) / 2, (before.Microseconds + after.Microseconds) / 2), here));
        }

        return (Middle(pairs.Select(pair => pair.Raw)), Middle(pairs.Select(pair => pair.Ours)), Middle(pairs.Select(pair => pair.Ours.PerSecond / pair.Raw.PerSecond)));
    }

    private async Task<Done> Rate(Work work, int callers, double seconds)
    {
        var (clock, before) = (Stopwatch.StartNew(), ProcessorTime());
        var done = (await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var count = 0L;
            for (var turn = 0; clock.Elapsed.TotalSeconds < seconds; turn++) count += await work(caller, turn);
            return count;
        })))).Sum();
        return new(done / clock.Elapsed.TotalSeconds, (ProcessorTime() - before).TotalMicroseconds / done);
    }

    // Of everybody who takes part.
    private TimeSpan ProcessorTime()
    {
        var sum = Environment.CpuUsage.TotalTime;
        foreach (var other in others)
        {
            other.Refresh();
            sum += other.TotalProcessorTime;
        }

        return sum;
    }

    private static Done Middle(IEnumerable<Done> done) => new(Middle(done.Select(one => one.PerSecond)), Middle(done.Select(one => one.Microseconds)));

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
