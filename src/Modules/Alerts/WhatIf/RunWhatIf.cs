using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Features.WhatIf;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;

namespace Platform.Alerts.WhatIf;

/// <summary>What somebody asks a long replay for.</summary>
internal sealed record WhatIfAsked(Guid Id, AskWhatIf.WhatIfCommand Draft, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Goes through more of the past than anybody waits for.</summary>
internal sealed class RunWhatIf(ReplayRules replay, AlertsDb db, TimeProvider time) : IJob<WhatIfAsked>
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    public static string Kind => "alerts.what-if";

    public async Task Run(WhatIfAsked asked, JobContext job, CancellationToken ct)
    {
        var told = time.GetTimestamp();
        var figures = await replay.Run(asked.Draft.Draft(), asked.From, asked.Until, ReplayBudget.Long, Report, ct);
        await db.Database.ExecuteSqlAsync($"update alerts.what_ifs set figures = {JsonSerializer.Serialize(figures, JournalEntry.Json)}::jsonb where tenant = {db.Tenant.Value} and id = {asked.Id}", ct);

        async Task Report(double done)
        {
            job.Report(done);
            if (time.GetElapsedTime(told) < TellEvery) return;
            told = time.GetTimestamp();
            await db.Database.ExecuteSqlAsync($"update alerts.what_ifs set progress = {done} where tenant = {db.Tenant.Value} and id = {asked.Id}", ct);
        }
    }
}
