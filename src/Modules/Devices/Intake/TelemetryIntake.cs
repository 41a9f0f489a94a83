using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json.Serialization;
using Platform.Hosting;

namespace Platform.Devices.Intake;

/// <summary>What became of the readings of one request. Those of <paramref name="Clamped"/> were accepted, under our time: the devices' clocks are ahead.</summary>
internal sealed record TelemetryAnswer(int Accepted, int Duplicates, int Clamped, IReadOnlyList<Rejection> Rejected)
{
    /// <summary>How many of the sender's items are kept: gathered measurements count one by one.</summary>
    [JsonIgnore]
    public int Items { get; init; }
}

/// <summary>One thing done to a request's readings.</summary>
internal interface IIntakeStep
{
    /// <summary>Its name in the figures.</summary>
    string Name { get; }

    ValueTask Take(Submission submission, CancellationToken ct);
}

/// <summary>Who sends readings, how they are written down, and the body they come in.</summary>
internal readonly record struct Delivery(Call Call, ITelemetryFormat Format, PipeReader Body)
{
    /// <summary>The device that sends, when it signs with a key of its own.</summary>
    public Guid? Device { get; init; }
}

/// <summary>The way of readings from a request to the series, the twins and the screens: named steps, each timed, the same for every format.</summary>
internal sealed class TelemetryIntake(
    ParseReadings parse, ResolveDevices resolve, OrderReadings order, DropDuplicates deduplicate, MarkAsPast mark, WriteReadings write, TellTwins tell, PublishReadings publish,
    IntakeMemory memory, DropCounts drops, TimeProvider time)
{
    private readonly IIntakeStep[] _steps = [parse, resolve, order, deduplicate, write, tell, publish];
    private readonly IIntakeStep[] _keeping = [parse, resolve, order, deduplicate, mark, write];

    public Task<Outcome<TelemetryAnswer>> Take(Delivery delivery, CancellationToken ct) => Take(delivery, _steps, ct);

    /// <summary>Keeps what was reported before the platform knew the devices: it is there to be looked at, and nobody is judged by it.</summary>
    public Task<Outcome<TelemetryAnswer>> Keep(Call call, PipeReader body, CancellationToken ct) => Take(new(call, JsonFormat.Instance, body), _keeping, ct);

    private async Task<Outcome<TelemetryAnswer>> Take(Delivery delivery, IIntakeStep[] steps, CancellationToken ct)
    {
        var call = delivery.Call;
        using var submission = new Submission(call.Tenant, time.GetUtcNow(), delivery.Body)
        {
            Sites = call.Sites, OnlyDevice = delivery.Device, Format = delivery.Format, Memory = memory,
        };
        foreach (var step in steps)
        {
            var since = Stopwatch.GetTimestamp();
            using (Telemetry.Source.StartActivity($"intake.{step.Name}")) await step.Take(submission, ct);
            IntakeMetrics.Timed(step.Name, since);
            if (submission.Refusal is { } refusal)
            {
                drops.Refused(submission, refusal);
                return refusal;
            }
        }

        drops.Note(submission);
        IntakeMetrics.Done(submission);
        submission.Rejections.Sort(static (a, b) => a.Index - b.Index);
        return new TelemetryAnswer(submission.Count, submission.Duplicates, submission.Clamped, submission.Rejections) { Items = submission.Duplicates + submission.Items };
    }
}
