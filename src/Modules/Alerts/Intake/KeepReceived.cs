using Platform.Hosting.Schedules;

namespace Platform.Alerts.Intake;

/// <summary>Makes room for what the days to come will bring and drops what is past its time, every night.</summary>
internal sealed class KeepReceived(ReceivedLog received) : ISchedule
{
    public static string Name => "keep-received-alerts";
    public static string Cron => "0 40 2 * * ?";

    public Task Run(CancellationToken ct) => received.KeepPartitions(ct);
}
