using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Incidents;
using Platform.Alerts.Intake;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Alerts.Triage;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Tenancy;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Storage;
using Platform.Twins;

namespace Platform.Alerts.Demo;

/// <summary>Writes the records of a past that is lived through again: at the moment it has come to.</summary>
internal sealed class PastRecords : TimeProvider
{
    public PastRecords(IServiceProvider services) => (Alerts, Triage) = (new(services, this), ActivatorUtilities.CreateInstance<TriageAlerts>(services, (TimeProvider)this));

    public AlertRecords Alerts { get; }

    public TriageAlerts Triage { get; }

    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A place that lives through its past: what it heard is decided by the code that decides the present, and kept where that is kept, at the moments of then. Only nobody is told any more.</summary>
internal sealed class PastSite(TwinKey key, RuleBook book, int lane, PastRecords past, Databases databases, IServiceProvider services, TimeProvider time)
{
    private readonly NoticeRows _notices = new(databases.System);
    private readonly ReportFormat _format = new();
    private readonly List<AlertsReported> _log = [];
    private SiteAlerts _site = SiteAlerts.Begin(key) with { Book = book };

    /// <summary>Sources said this.</summary>
    public async Task Hear(DateTimeOffset at, params IReadOnlyList<AlertReport> reports)
    {
        await Pass(at);
        _log.Add(new(new(lane, _log.Count + 1), at, [.. reports]));
        await Step(_log[^1], at);
    }

    /// <summary>Somebody took care of an alert, as long as it was there.</summary>
    public async Task Care(DateTimeOffset at, Guid person, LabelSet labels, Func<Alert, Call, Decision<AlertEvent>> verb)
    {
        await Pass(at);
        if (_site.Alerts.GetValueOrDefault(labels) is not { } live) return;
        await using var scope = As(person, at);
        var outcome = await scope.ServiceProvider.GetRequiredService<Ledger<Alert, AlertEvent>>().Change(live.Id, null, alert => verb(alert, new(key.Tenant, new(person), at)), CancellationToken.None);
        if (outcome.Value is { } alert) await Step(new AlertHandled(alert.Key, HandlingRows.Of(alert), at), at);
    }

    /// <summary>Somebody said something about an alert.</summary>
    public async Task Say(DateTimeOffset at, Guid person, LabelSet labels, string text)
    {
        if (_site.Alerts.GetValueOrDefault(labels) is not { } live) return;
        var comment = new CommentRow { Tenant = key.Tenant, AlertId = live.Id, Id = Guid.CreateVersion7(at), AuthorId = person, Text = text, At = Instant.Truncate(at) };
        await using (var scope = As(person, at))
        {
            var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
            db.Comments.Add(comment);
            await db.SaveChangesAsync();
        }

        await Care(at, person, labels, (_, call) => AlertDecisions.Comment(comment.Id, call.Now));
    }

    /// <summary>Somebody said whether an alert was worth a page, as it was judged at that moment.</summary>
    public async Task Rate(DateTimeOffset at, Guid person, LabelSet labels, bool wasWorthPaging)
    {
        await Pass(at);
        if (_site.Alerts.GetValueOrDefault(labels) is not { } live) return;
        past.Now = at;
        await past.Triage.Of(key.Tenant, [live.Id], CancellationToken.None);
        await using var scope = As(person, at);
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        if (await db.Triage.AsNoTracking().SingleOrDefaultAsync(t => t.AlertId == live.Id) is not { } judged) return;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await Verdicts.Keep(db, scope.ServiceProvider.GetRequiredService<TriageModels>(), judged, wasWorthPaging, CancellationToken.None)) return;
        await scope.ServiceProvider.GetRequiredService<Ledger<Alert, AlertEvent>>().Change(live.Id, null, _ => new AlertRated(person, wasWorthPaging, db.Call.Now), CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>Somebody worked on the last incident there, if there was one.</summary>
    public async Task Lead(DateTimeOffset at, Guid person, Func<string, IncidentChanges, Call, Task> does)
    {
        await Pass(at);
        await using var scope = As(person, at);
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        if (await db.Incidents.Where(i => i.SiteId == key.Id).OrderByDescending(i => i.OpenedAt).Select(i => (Guid?)i.Key).FirstOrDefaultAsync() is { } incident)
            await does($"{incident}", scope.ServiceProvider.GetRequiredService<IncidentChanges>(), db.Call);
    }

    /// <summary>Keeps what was heard, and how far the place has come: it goes on from there.</summary>
    public async Task Rest(DateTimeOffset until)
    {
        await Pass(until);
        await Step(SiteAlerts.Wake, until);
        var snapshots = new TwinSnapshots<SiteAlerts, AlertSignal>(databases.System, time, SiteAlertsFormat.Instance);
        if ((await snapshots.Load([key], CancellationToken.None))[0] is null) await snapshots.Save([new(key, _site, _site.WakeAt)], CancellationToken.None);
        foreach (var day in _log.GroupBy(l => l.At.UtcDateTime.Date))
        {
            await using var add = databases.System.CreateCommand("select alerts.add_received_partition($1)");
            add.Parameters.Add(new() { Value = DateOnly.FromDateTime(day.Key) });
            await add.ExecuteNonQueryAsync();
            await using var append = databases.Intake.CreateCommand(Append(day.Key));
            append.Parameters.AddRange(new NpgsqlParameter[]
            {
                new() { Value = key.Tenant.Value }, new() { Value = key.Id }, new() { Value = lane }, new() { Value = day.Select(l => l.Place.Position).ToArray() },
                new() { Value = day.Select(l => l.At.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                new() { Value = day.Select(l => l.Reports.Length).ToArray() }, new() { Value = day.Select(l => _format.Write(l.Reports)).ToArray() },
            });
            await append.ExecuteNonQueryAsync();
        }
    }

    private static string Append(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into alerts.received_{day:yyyy_MM_dd} (tenant, site, lane, position, received_at, reports, data) select $1, $2, $3, p, at, n, d from unnest($4, $5, $6, $7) r(p, at, n, d)
        """);

    // What is due on the way happens at its moment.
    private async Task Pass(DateTimeOffset until)
    {
        while (_site.WakeAt is { } due && due < until) await Step(SiteAlerts.Wake, due > _site.SettledAt ? due : _site.SettledAt.AddTicks(TimeSpan.TicksPerSecond));
    }

    private async Task Step(AlertSignal signal, DateTimeOffset at)
    {
        (past.Now, var step) = (at, SiteAlerts.Step(_site, signal, at));
        _site = step.Twin;
        foreach (var effect in step.Effects) await Keep(effect);
    }

    private Task Keep(Effect effect) => effect switch
    {
        AlertsTurned turned => past.Alerts.Follow(key, turned),
        SuppressionsChanged changed => _notices.Keep(key, changed, CancellationToken.None),
        Notified told => Keep(told),
        Withdrawn withdrawn => _notices.Withdraw(key, withdrawn, CancellationToken.None),
        _ => Task.CompletedTask,
    };

    private async Task Keep(Notified told)
    {
        await _notices.Keep(key, told, CancellationToken.None);
        if (StormTold.Of(key, told) is not { } storm) return;
        await using var scope = services.CreateScopeFor(new(key.Tenant, ActorId.Platform, told.At));
        await ActivatorUtilities.CreateInstance<OpenStormIncident>(scope.ServiceProvider).Run(storm, new(key.Tenant, Guid.CreateVersion7(), 1, 1), CancellationToken.None);
    }

    private AsyncServiceScope As(Guid person, DateTimeOffset at) => services.CreateScopeFor(new(key.Tenant, new(person), at));
}
