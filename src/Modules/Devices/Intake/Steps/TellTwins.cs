using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Devices.Domain;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Intake;

/// <summary>Tells each device's twin what it reported. What a twin does not hear now, it reads from the series when it next comes to life.</summary>
internal sealed class TellTwins(ITwins<DeviceSignal> twins, ILogger<TellTwins> log) : IIntakeStep
{
    private const int LargestKept = 20_000;

    // Lists of a few thousand are large objects: made anew for each request, they would call for full collections.
    private readonly ConcurrentBag<List<(TwinKey, DeviceSignal)>> _lists = [];

    public string Name => "twins";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        if (submission.Count == 0) return;
        var signals = _lists.TryTake(out var used) ? used : [];
        // Twins take no notice of readings older than their last.
        if (submission.Suspects.Count > 0) submission.Readings.Sort(static (a, b) => a.At.CompareTo(b.At));
        foreach (ref readonly var r in submission.Readings)
            signals.Add((new(submission.Tenant, r.Device.Id), new ReadingTaken(
                IntakeClock.At(r.At), r.Battery, r.Signal, r.Temperature, r.Online < 0 ? null : r.Online == 1, submission.MetricsOf(r))));
        try { await twins.TellMany(signals, CancellationToken.None); }
        catch (Exception e) // of each twin, or of the way to all of them
        {
            // The readings are kept: their sender must not be told otherwise.
            var (untold, first) = e is AggregateException all ? (all.InnerExceptions.Count, all.InnerExceptions[0]) : (signals.Count, e);
            IntakeMetrics.Untold.Add(untold);
            log.LogWarning(first, "{Count} readings were stored, but their twins could not be told.", untold);
        }

        signals.Clear();
        if (signals.Capacity <= LargestKept) _lists.Add(signals);
    }
}
