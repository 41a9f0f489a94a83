namespace Platform.Devices.Intake;

/// <summary>Marks readings as taken before the platform looked after their devices, so that no twin is rebuilt from them either.</summary>
internal sealed class MarkAsPast : IIntakeStep
{
    public string Name => "mark";

    public ValueTask Take(Submission submission, CancellationToken ct)
    {
        foreach (ref var reading in submission.Readings) reading.Flags |= ReadingFlags.BeforeOurTime;
        return ValueTask.CompletedTask;
    }
}
