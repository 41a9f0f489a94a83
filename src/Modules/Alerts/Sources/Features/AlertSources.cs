using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Sources;
using Platform.Alerts.Sources.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;

namespace Platform.Alerts.Sources.Features;

/// <summary>The programs that post alerts in words of their own: made, changed, removed.</summary>
internal static class AlertSources
{
    private const string Format = """
        A source posts JSON, or a form, to its own address: `Authorization: Bearer ‹token›`, or the token as the password of HTTP basic authentication, or, where a program can send neither, as the query `token`
        of the address, which is written down in no log. A source that signs sends `X-Grafana-Alerting-Signature` or `X-Hub-Signature-256`, the HMAC-SHA256 of the body by its key.

        Its mapping says what becomes of that. Paths are a part of JSONPath (RFC 9535): `$` is what was received, `@` the alert in it, then `.name`, `['any name']`, `[0]`, `[-1]`; `each` may end
        in `[*]`. A text has paths in braces: `{@.labels.severity|$.severity|'medium'}` takes the first that leads to something. Words are compared whether in capitals or not, with `*` at either end for anything.
        """;

    /// <summary>Mappings for programs many companies have, each with something to try it on.</summary>
    public sealed record ReadyMappingsView(IReadOnlyList<ReadyMappings.Ready> Items);

    public static void Map(RouteGroupBuilder sources)
    {
        sources.MapGet("", List).WithName("ListAlertSources").WithSummary("List alert sources, when they were last heard of and what came of it");
        sources.MapGet("/ready-mappings", Ready).WithName("ListReadyMappings").WithSummary("List mappings to begin with, each with a payload to try it on");
        sources.MapGet("/{id:guid}", Get).WithName("GetAlertSource").WithSummary("Get an alert source and its mapping").WithDescription(Format);
        sources.MapGet("/{id:guid}/timeline", Timeline).WithName("GetAlertSourceTimeline").WithSummary("Get what happened to an alert source");
        sources.MapGet("/{id:guid}/payloads", Payloads).WithName("ListSourcePayloads").WithSummary("List the last payloads of an alert source, at most 20 of the last week, and what came of them");
        sources.MapPost("", Post).WithName("MakeAlertSource").WithSummary("Make an alert source; its secret is said this once").WithDescription(Format).WithoutIdempotency(); // a kept answer would be a kept secret
        sources.MapPut("/{id:guid}", Put).WithName("ChangeAlertSource").WithSummary("Rename an alert source, or change how it is read").WithDescription(Format);
        sources.MapDelete("/{id:guid}", Delete).WithName("RemoveAlertSource").WithSummary("Remove an alert source; what it posts is refused from then on");
    }

    public static string PathOf(Guid source) => $"/v1/alert-intake/{source}";

    public static Task<AlertSource?> Find(AlertsDb db, Guid id, CancellationToken ct) => db.AlertSources.AsNoTracking().SingleOrDefaultAsync(s => s.Key == id && s.RemovedAt == null, ct);

    private static async Task<Ok<SourcesView>> List(AlertsDb db, PublicAddress address, CancellationToken ct) =>
        TypedResults.Ok(new SourcesView(await Views(db, address, await db.AlertSources.AsNoTracking().Where(s => s.RemovedAt == null).OrderBy(s => s.Name).ThenBy(s => s.Key).ToListAsync(ct), ct)));

    private static Ok<ReadyMappingsView> Ready() => TypedResults.Ok(new ReadyMappingsView(ReadyMappings.All));

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Get(Guid id, AlertsDb db, PublicAddress address, CancellationToken ct) =>
        await Find(db, id, ct) is { } source ? TypedResults.Ok((await Views(db, address, [source], ct))[0]) : Problems.Of(SourceRefusals.NotFound);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Timeline(Guid id, AlertsDb db, Timelines timelines, CancellationToken ct) =>
        await Find(db, id, ct) is not null ? TypedResults.Ok(await timelines.Of(db, AlertSource.Kind, id, ct)) : Problems.Of(SourceRefusals.NotFound);

    private static async Task<Results<Ok<PayloadsView>, ProblemHttpResult>> Payloads(Guid id, AlertsDb db, CancellationToken ct)
    {
        if (await Find(db, id, ct) is null) return Problems.Of(SourceRefusals.NotFound);
        var payloads = await db.Payloads.AsNoTracking().Where(p => p.SourceId == id).OrderByDescending(p => p.Id).Take(ReceivedPayload.Most).ToListAsync(ct);
        return TypedResults.Ok(new PayloadsView([.. payloads.Select(p => new PayloadView(p.Id, p.ReceivedAt, p.Body, p.Accepted, p.Ignored, p.Refused))]));
    }

    private static async Task<Results<Created<SourceSecretView>, ProblemHttpResult>> Post(
        NewSourceCommand command, AlertsDb db, SourceSecrets secrets, Ledger<AlertSource, AlertSourceEvent> sources, CancellationToken ct)
    {
        if (await db.AlertSources.CountAsync(s => s.RemovedAt == null, ct) >= AlertSource.Most) return Problems.Of(SourceRefusals.TooMany);
        var key = Guid.CreateVersion7(db.Call.Now);
        var shown = await secrets.Make(key, command.SignIn, ct);
        var outcome = await sources.Begin(AlertSource.Make(key, db.Tenant, command.Name, command.SignIn, command.Mapping, db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Created($"/v1/alert-sources/{key}", shown);
    }

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, SourceCommand command, AlertsDb db, PublicAddress address, Ledger<AlertSource, AlertSourceEvent> sources, CancellationToken ct)
    {
        if (await Find(db, id, ct) is null) return Problems.Of(SourceRefusals.NotFound);
        var outcome = await sources.Change(id, version.Version, s => AlertSource.Change(s, command.Name, command.Mapping, db.Call.Now), ct);
        return outcome.Value is { } changed ? TypedResults.Ok((await Views(db, address, [changed], ct))[0]) : Problems.Of(outcome.Refusal!);
    }

    // What it posted goes with it; alerts that go on do so until somebody resolves them.
    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, AlertsDb db, Ledger<AlertSource, AlertSourceEvent> sources, CancellationToken ct)
    {
        if (await Find(db, id, ct) is null) return Problems.Of(SourceRefusals.NotFound);
        var outcome = await sources.Change(id, version.Version, s => AlertSource.Remove(s, db.Call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await db.SourceSecrets.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        await db.Payloads.Where(p => p.SourceId == id).ExecuteDeleteAsync(ct);
        await db.HeardAlerts.Where(h => h.SourceId == id).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<IReadOnlyList<SourceView>> Views(AlertsDb db, PublicAddress address, IReadOnlyList<AlertSource> sources, CancellationToken ct)
    {
        var ids = sources.Select(s => s.Key).ToList();
        var uses = await db.SourceUses.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var old = await db.SourceSecrets.AsNoTracking().Where(s => ids.Contains(s.Id) && s.OldUntil != null).ToDictionaryAsync(s => s.Id, s => s.OldUntil, ct);
        return [.. sources.Select(s => SourceView.Of(s, address.Page(PathOf(s.Key)), uses.GetValueOrDefault(s.Key), old.GetValueOrDefault(s.Key), db.Call.Now))];
    }
}
