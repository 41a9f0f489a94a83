using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Tickets;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Alerts that are the same thing as another, and tickets they are worked on as.</summary>
internal static class MergeAlerts
{
    public const int Most = 10_000;

    private const int MostRefusals = 1_000;

    /// <summary>The alert it is a duplicate of, by id or number.</summary>
    public sealed record MergeAlert([property: Required, StringLength(40, MinimumLength = 1)] string Into);

    public sealed record MergeManyAlerts([property: Required, MinLength(1), MaxLength(Most)] Guid[] Ids, [property: Required, StringLength(40, MinimumLength = 1)] string Into);

    /// <summary>One alert that was not merged, and why.</summary>
    public sealed record UnmergedAlert(Guid AlertId, string Code, string Message);

    public sealed record AlertMergesView(int Merged, [property: Description("With the reason, 1000 at most.")] IReadOnlyList<UnmergedAlert> Refused, int RefusedCount);

    /// <summary>A ticket's id or number.</summary>
    public sealed record LinkTicket([property: Required, StringLength(40, MinimumLength = 1)] string Ticket);

    public static void Map(IEndpointRouteBuilder api, IEndpointRouteBuilder alerts)
    {
        var write = alerts.MapGroup("/{id}").RequirePermission(AlertsPermissions.Write.Name);
        write.MapPut("/merge", Merge).WithName(nameof(MergeAlert)).WithSummary("Record an alert as a duplicate of another");
        write.MapDelete("/merge", Unmerge).WithName("UnmergeAlert").WithSummary("Record an alert as no duplicate any more");
        write.MapPut("/ticket", Link).WithName("LinkAlertToTicket").WithSummary("Link an alert to the ticket it is worked on as");
        write.MapDelete("/ticket", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => changes.Change(id, version.Version, a => a.TicketId is null ? [] : new AlertUnlinkedFromTicket(call.Now), ct).Respond(AlertView.Of))
            .WithName("UnlinkAlertFromTicket").WithSummary("Link an alert to no ticket any more");
        api.MapPost("/alert-merges", MergeMany).WithName(nameof(MergeManyAlerts)).WithSummary("Record many alerts as duplicates of one").RequirePermission(AlertsPermissions.Write.Name).WithTags("Alerts");
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> Merge(string id, MergeAlert command, AlertsDb db, AlertMerges merges, CancellationToken ct) =>
        await db.Find(id, ct) is { } key && await Named(db, command.Into, ct) is { } into ? await One(merges.Merge([key], into, ct)) : Problems.Of(AlertRefusals.NotFound);

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> Unmerge(string id, AlertsDb db, AlertMerges merges, CancellationToken ct) =>
        await db.Find(id, ct) is { } key ? await One(merges.Unmerge(key, ct)) : Problems.Of(AlertRefusals.NotFound);

    private static async Task<Results<Ok<AlertMergesView>, ProblemHttpResult>> MergeMany(MergeManyAlerts command, AlertsDb db, AlertMerges merges, CancellationToken ct)
    {
        if (await Named(db, command.Into, ct) is not { } into) return Problems.Of(AlertRefusals.NotFound);
        var ids = command.Ids.Distinct().ToList();
        var outcomes = await merges.Merge(ids, into, ct);
        var refused = ids.Zip(outcomes).Where(o => o.Second.Refusal is not null).Select(o => new UnmergedAlert(o.First, o.Second.Refusal!.Code, o.Second.Refusal.Message)).ToList();
        return TypedResults.Ok(new AlertMergesView(ids.Count - refused.Count, [.. refused.Take(MostRefusals)], refused.Count));
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> Link(string id, LinkTicket command, IfMatch version, AlertsDb db, AlertChanges changes, ITicketDirectory tickets, Call call, CancellationToken ct)
    {
        if (await db.Find(id, ct) is null) return Problems.Of(AlertRefusals.NotFound);
        if (await tickets.Find(call, command.Ticket, ct) is not { } ticket) return Problems.Of(AlertMergeRefusals.UnknownTicket);
        return await changes.Change(id, version.Version, a => AlertDecisions.LinkTicket(a, ticket.Id, ticket.Number, call.Now), ct).Respond(AlertView.Of);
    }

    private static async Task<Alert?> Named(AlertsDb db, string idOrNumber, CancellationToken ct) =>
        await db.Find(idOrNumber, ct) is { } key ? await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, ct) : null;

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> One(Task<IReadOnlyList<Outcome<Alert>>> pending) =>
        (await pending)[0] is { Value: { } alert } ? TypedResults.Ok(AlertView.Of(alert)) : Problems.Of((await pending)[0].Refusal!);
}
