using Platform.Hosting.Schedules;

namespace Platform.Devices.Intake;

/// <summary>Makes room for the days to come and drops those past their retention, every night.</summary>
internal sealed class KeepReadings(ReadingPartitions partitions, DropCounts drops) : ISchedule
{
    public static string Name => "keep-readings";
    public static string Cron => "0 20 2 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await partitions.Keep(ct);
        await drops.Forget(ct);
    }
}
