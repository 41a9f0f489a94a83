using System.Diagnostics;
using System.IO.Pipelines;
using Platform.Hosting;

namespace Platform.Devices.Intake;

/// <summary>What became of the readings of one request.</summary>
internal sealed record TelemetryAnswer(int Accepted, int Duplicates, IReadOnlyList<Rejection> Rejected);

/// <summary>One thing done to a request's readings.</summary>
internal interface IIntakeStep
{
    /// <summary>Its name in the figures.</summary>
    string Name { get; }

    ValueTask Take(Submission submission, CancellationToken ct);
}

/// <summary>The way of readings from a request to the series, the twins and the screens: named steps, each timed.</summary>
internal sealed class TelemetryIntake(
    ParseReadings parse, ResolveDevices resolve, DropDuplicates deduplicate, MarkAsPast mark, WriteReadings write, TellTwins tell, PublishReadings publish, TimeProvider time)
{
    private readonly IIntakeStep[] _steps = [parse, resolve, deduplicate, write, tell, publish];
    private readonly IIntakeStep[] _keeping = [parse, resolve, deduplicate, mark, write];

    public Task<Outcome<TelemetryAnswer>> Take(Call call, PipeReader body, CancellationToken ct) => Take(call, body, _steps, ct);

    /// <summary>Keeps what was reported before the platform knew the devices: it is there to be looked at, and nobody is judged by it.</summary>
    public Task<Outcome<TelemetryAnswer>> Keep(Call call, PipeReader body, CancellationToken ct) => Take(call, body, _keeping, ct);

    private async Task<Outcome<TelemetryAnswer>> Take(Call call, PipeReader body, IIntakeStep[] steps, CancellationToken ct)
    {
        using var submission = new Submission(call.Tenant, time.GetUtcNow(), body) { Sites = call.Sites };
        foreach (var step in steps)
        {
            var since = Stopwatch.GetTimestamp();
            using (Telemetry.Source.StartActivity($"intake.{step.Name}")) await step.Take(submission, ct);
            IntakeMetrics.Timed(step.Name, since);
            if (submission.Refusal is { } refusal) return refusal;
        }

        var rejected = submission.Rejections;
        rejected.Sort(static (a, b) => a.Index - b.Index);
        IntakeMetrics.Readings.Add(submission.Count, new KeyValuePair<string, object?>("outcome", "accepted"));
        IntakeMetrics.Readings.Add(submission.Duplicates, new KeyValuePair<string, object?>("outcome", "duplicate"));
        IntakeMetrics.Readings.Add(rejected.Count, new KeyValuePair<string, object?>("outcome", "rejected"));
        return new TelemetryAnswer(submission.Count, submission.Duplicates, rejected);
    }
}
