using Platform.Hosting.Data;

namespace Platform.Hosting.Schedules;

/// <summary>Makes the journal's partitions ahead of time.</summary>
internal sealed class MakeJournalPartitions(Databases databases) : ISchedule
{
    public static string Name => "make-journal-partitions";
    public static string Cron => "0 10 2 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var make = databases.System.CreateCommand("select platform.make_journal_partitions()");
        await make.ExecuteNonQueryAsync(ct);
    }
}
